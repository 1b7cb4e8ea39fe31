import type { EarningRule, ProgramDefinition } from "@/lib/programs/domain/definition"

/** Programs that ask more of the engine than points per spend with tiers by spend. */
export const shapes: Record<string, (club: ProgramDefinition) => ProgramDefinition> = {
  "twice the points for some items": (club) => {
    const items = { field: "items.sku", operator: "in" as const, value: ["85123A", "22423", "47566", "84879", "21232"] }
    const effect = { kind: "multiplier" as const, factor: "2" }
    const rule: EarningRule = { id: "double", name: "Double", trigger: "purchase", effect }
    return { ...club, rules: [...club.rules, { ...rule, condition: { combinator: "and", rules: [items] } }] }
  },
  "tiers by points, with factors": (club) => {
    const metric = "pointsEarned" as const
    const tiers = club.tiers.map((tier) => {
      if ("of" in tier.qualification || tier.qualification.threshold === 0) return tier
      const qualification = { ...tier.qualification, metric, threshold: tier.qualification.threshold / 100 }
      return { ...tier, qualification, earningMultiplier: "1.5" }
    })
    return { ...club, tiers }
  },
  "at most 500 points a month": (club) => {
    const limits = { perMember: { points: 500, per: "month" as const } }
    return { ...club, rules: club.rules.map((rule) => ({ ...rule, limits })) }
  },
  "a gift for the fifth purchase": (club) => {
    const fifth = { field: "customer.purchaseCount", operator: "=" as const, value: 4 }
    const rule: EarningRule = { id: "fifth", name: "Fifth", trigger: "purchase", effect: { kind: "fixed", points: 50 } }
    return { ...club, rules: [...club.rules, { ...rule, condition: { combinator: "and", rules: [fifth] } }] }
  },
  "points that activity keeps": (club) => {
    const expiry = { kind: "inactivity" as const, months: 6 }
    return { ...club, rules: club.rules.map((rule) => ({ ...rule, expiry })) }
  },
}
