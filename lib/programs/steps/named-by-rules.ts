import { fieldsOf } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { readSegments } from "@/lib/segments/steps/require-sound"
import type { EarningRule } from "../domain/definition"
import type { Nameable } from "../domain/program-draft"

/** What a version made of rules has to know of what they name; most rules name nothing, and nothing is read. */
export async function namedByRules(tx: Tx, rules: readonly EarningRule[]): Promise<Nameable> {
  const asksSegments = rules.some(
    ({ eligibleSegmentId, condition }) =>
      eligibleSegmentId !== undefined || (condition !== undefined && fieldsOf(condition).has("customer.segment")),
  )
  const codes = [...new Set(rules.flatMap(({ eventType }) => eventType ?? []))]
  const types =
    codes.length === 0
      ? []
      : await tx.db.eventType.findMany({
          where: { merchantId: tx.merchantId, code: { in: codes } },
          select: { code: true, name: true },
        })
  return {
    segments: asksSegments ? await readSegments(tx) : [],
    eventTypes: Object.fromEntries(types.map(({ code, name }) => [code, name])),
  }
}
