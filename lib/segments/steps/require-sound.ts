import type { Condition } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { leadsTo, type NamedSegment, unknownSegments } from "../domain/segment-links"

export async function readSegments(tx: Tx): Promise<NamedSegment[]> {
  const rows = await tx.db.segment.findMany({
    where: { merchantId: tx.merchantId },
    select: { id: true, name: true, condition: true },
  })
  return rows.map((row) => ({ ...row, condition: row.condition as unknown as Condition }))
}

/** Throws `condition_invalid` when a segment's condition names a segment that there is not, or leads back to the segment. */
export async function requireSound(tx: Tx, segment: { id: string; name: string }, condition: Condition): Promise<void> {
  const all = await readSegments(tx)
  const [unknown] = unknownSegments(condition, [...all, { ...segment, condition }])
  if (unknown !== undefined) {
    throw new DomainError("condition_invalid", {
      detail: `There is no segment "${unknown}". Name one by its id or its name.`,
      fields: [{ path: "condition", message: `There is no segment "${unknown}".` }],
    })
  }
  if (!leadsTo(condition, segment, all)) return
  throw new DomainError("condition_invalid", {
    detail: "This segment would be defined by itself. Choose another segment in its conditions.",
    fields: [{ path: "condition", message: "Leads back to this segment." }],
  })
}
