import type { Condition } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { leadsTo, type NamedSegment } from "../domain/segment-links"

export async function readSegments(tx: Tx): Promise<NamedSegment[]> {
  const rows = await tx.db.segment.findMany({
    where: { merchantId: tx.merchantId },
    select: { id: true, name: true, condition: true },
  })
  return rows.map((row) => ({ ...row, condition: row.condition as unknown as Condition }))
}

/** Throws `condition_invalid` when the condition of a segment leads back to that segment. */
export async function requireSound(tx: Tx, segment: { id: string; name: string }, condition: Condition): Promise<void> {
  if (!leadsTo(condition, segment, await readSegments(tx))) return
  throw new DomainError("condition_invalid", {
    detail: "This segment would be defined by itself. Choose another segment in its conditions.",
    fields: [{ path: "condition", message: "Leads back to this segment." }],
  })
}
