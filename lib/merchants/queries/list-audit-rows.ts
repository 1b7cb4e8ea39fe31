import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import type { AuditRow } from "@/lib/core/generated/prisma/client"
import type { Json } from "@/lib/core/json"
import { requirePermission } from "@/lib/core/permissions"

export interface AuditEntry {
  id: string
  at: Date
  /** In words: a staff user's or key's name, "Member", the job. */
  actor: string
  actorKind: string
  action: string
  subjectId: string | null
  detail: Json
}

export interface AuditFilter {
  action?: string
  /** The last id of the page before. */
  cursor?: string
  limit: number
}

const uuid = /^[0-9a-f-]{36}$/

async function namesOf(tx: Tx, rows: readonly AuditRow[]): Promise<Map<string, string>> {
  const ids = (kind: string) => [
    ...new Set(
      rows.flatMap(({ actorKind, actorId }) => (actorKind === kind && actorId && uuid.test(actorId) ? [actorId] : [])),
    ),
  ]
  const users = await tx.db.staffUser.findMany({
    where: { id: { in: ids("staff") } },
    select: { id: true, name: true },
  })
  const keys = await tx.db.apiKey.findMany({
    where: { merchantId: tx.merchantId, id: { in: ids("apiKey") } },
    select: { id: true, name: true },
  })
  return new Map([...users, ...keys].map(({ id, name }) => [id, name]))
}

const kinds: Record<string, (row: AuditRow, name: string | undefined) => string> = {
  staff: (_row, name) => name ?? "Former staff",
  apiKey: (_row, name) => `API key ${name ?? ""}`.trim(),
  member: () => "Member",
  system: (row) => (row.actorId && !uuid.test(row.actorId) ? `Regulars (${row.actorId})` : "Regulars"),
  public: () => "Visitor",
}

/** What was done by whom, the newest first. */
export async function listAuditRows(
  ctx: Ctx,
  { action, cursor, limit }: AuditFilter,
): Promise<{ data: AuditEntry[]; nextCursor: string | null }> {
  requirePermission(ctx, "audit:read")
  return inRead(ctx, async (tx) => {
    const rows = await tx.db.auditRow.findMany({
      where: { merchantId: tx.merchantId, ...(action ? { action } : {}), ...(cursor ? { id: { lt: cursor } } : {}) },
      orderBy: { id: "desc" },
      take: limit + 1,
    })
    const page = rows.slice(0, limit)
    const names = await namesOf(tx, page)
    const data = page.map((row) => ({
      id: row.id,
      at: row.at,
      actor: kinds[row.actorKind]?.(row, names.get(row.actorId ?? "")) ?? row.actorKind,
      actorKind: row.actorKind,
      action: row.action,
      subjectId: row.subjectId,
      detail: row.detail as Json,
    }))
    return { data, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
  })
}
