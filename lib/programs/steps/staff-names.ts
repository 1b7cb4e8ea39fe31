import type { Tx } from "@/lib/core/ctx"

/** What staff users are called, by their ids. */
export async function staffNames(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  if (asked.length === 0) return new Map()
  const rows = await tx.db.staffUser.findMany({ where: { id: { in: asked } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
