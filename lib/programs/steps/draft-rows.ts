import type { Prisma } from "@/lib/core/generated/prisma/client"
import { toJson } from "@/lib/core/json"
import type { TierInput } from "@/lib/tiers/schema"
import { withBenefitIds } from "@/lib/tiers/steps/with-benefit-ids"
import type { EarningRuleInput } from "../schema"

/** A rule's columns: what is asked for often stands alone, the rest as it was sent. */
export function ruleColumns({ name, trigger, ...definition }: EarningRuleInput) {
  return { name, trigger, definition: toJson(definition) as Prisma.InputJsonObject }
}

export function tierColumns({ name, rank, ...definition }: TierInput) {
  return { name, rank, definition: toJson(withBenefitIds(definition)) as Prisma.InputJsonObject }
}
