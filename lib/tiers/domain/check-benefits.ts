import type { Tier } from "./tier"

/** `path` begins at the tiers as they were given. */
export type BenefitProblem = { path: string; message: string }

/** What keeps the benefits of a ladder from holding: an id that stands twice, a gift of a tier that is not there or higher. */
export function checkBenefits(tiers: readonly Tier[]): BenefitProblem[] {
  const seen = new Set<string>()
  return tiers.flatMap((tier, tierIndex) =>
    (tier.benefits ?? []).flatMap((benefit, index): BenefitProblem[] => {
      const at = `tiers.${tierIndex}.benefits.${index}`
      const { id } = benefit
      if (id && seen.has(id)) {
        const message = `A benefit of ${tier.name} has the id of another one. Leave the id out, and it gets one of its own.`
        return [{ path: `${at}.id`, message }]
      }
      if (id) seen.add(id)
      return benefit.kind === "statusGift" ? checkGift(benefit.tier, tier, tiers, `${at}.tier`) : []
    }),
  )
}

function checkGift(named: string, giving: Tier, tiers: readonly Tier[], path: string): BenefitProblem[] {
  const tier = tiers.find(({ id, name }) => id === named || name === named)
  if (!tier) return [{ path, message: `${giving.name} gives a tier that the program does not have. Choose another.` }]
  if (tier.rank <= giving.rank) return []
  return [
    {
      path,
      message: `${giving.name} cannot give ${tier.name}, which is higher. Choose ${giving.name} or a lower one.`,
    },
  ]
}
