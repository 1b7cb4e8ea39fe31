import type { Condition } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { segmentFilter } from "@/lib/segments/steps/segment-filter"
import type { SimulationInput } from "../domain/simulation-input"

const mostTold = 8

/** The merchant's segments by which figures are told apart: the first of them. */
export async function readSegmentsToTell(tx: Tx): Promise<SimulationInput["segments"]> {
  const rows = await tx.db.segment.findMany({
    where: { merchantId: tx.merchantId },
    select: { id: true, name: true, condition: true },
    orderBy: { id: "asc" },
    take: mostTold,
  })
  return rows.map((row) => ({ ...row, condition: row.condition as unknown as Condition }))
}

/** The places of the segments that hold each of some customers as of now. */
export async function segmentsOf(
  tx: Tx,
  segments: SimulationInput["segments"],
  customerIds: readonly string[],
): Promise<Map<string, number[]>> {
  const held = new Map<string, number[]>()
  for (const [place, { condition }] of segments.entries()) {
    const filter = await segmentFilter(tx, condition)
    const rows = await tx.db.$queryRaw<{ id: string }[]>`
      SELECT c."id" FROM "customer" c
      WHERE c."merchantId" = ${tx.merchantId}::uuid AND c."id" = ANY(${customerIds}::uuid[]) AND ${filter}`
    for (const { id } of rows) held.set(id, [...(held.get(id) ?? []), place])
  }
  return held
}
