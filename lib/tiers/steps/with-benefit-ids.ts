import { newId } from "@/lib/core/id"
import type { TierInput } from "../schema"

/** Gives each benefit that has none an id: by it members use it, in this version and in all later ones. */
export function withBenefitIds<T extends Pick<TierInput, "benefits">>(tier: T): T {
  if (!tier.benefits) return tier
  return { ...tier, benefits: tier.benefits.map((benefit) => ({ ...benefit, id: benefit.id ?? newId() })) }
}
