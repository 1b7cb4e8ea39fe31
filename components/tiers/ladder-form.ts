import type { Tier, TierMetric, TierWindow } from "@/lib/tiers/domain/tier"

/** A tier as it is typed. */
export type TierForm = {
  id: string
  name: string
  threshold: number | null
  factor: string
  /** One per line. */
  benefits: string
  /** A tier of several requirements, and what the form does not show, is kept as it is. */
  rest: Partial<Tier>
}

/** What all tiers of a program share. */
export type LadderForm = { metric: TierMetric; window: TierWindow; downgrade: Tier["downgrade"] }

const tierNames = ["Bronze", "Silver", "Gold", "Platinum", "Diamond"]

/** The next tier up: the first is the base, the others ask for more than the one below. */
export function newTier(tiers: readonly TierForm[], firstThreshold: number): TierForm {
  const below = tiers.at(-1)?.threshold ?? 0
  return {
    id: crypto.randomUUID(),
    name: tierNames[tiers.length] ?? `Tier ${tiers.length + 1}`,
    threshold: tiers.length === 0 ? 0 : below === 0 ? firstThreshold : below * 5,
    factor: "",
    benefits: "",
    rest: {},
  }
}

/** A tier as it would be sent, at its place in the ladder; what is not typed yet is null. */
export function tierOf(form: TierForm, rank: number, ladder: LadderForm) {
  const { qualification, benefits, ...rest } = form.rest
  const lines = form.benefits
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
  const factor = form.factor.trim()
  const single = qualification && !("of" in qualification) ? qualification : {}
  return {
    ...rest,
    name: form.name,
    rank,
    qualification:
      qualification && "of" in qualification
        ? qualification
        : { ...single, metric: ladder.metric, window: ladder.window, threshold: rank === 0 ? 0 : form.threshold },
    downgrade: ladder.downgrade,
    ...(factor === "" || Number(factor) === 1 ? {} : { earningMultiplier: factor }),
    ...(lines.length > 0 ? { benefits: lines.map((text) => ({ kind: kindOf(text, benefits), text })) } : {}),
  }
}

function kindOf(text: string, known: { kind: string; text: string }[] | undefined): string {
  return known?.find((benefit) => benefit.text === text)?.kind ?? "note"
}
