import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Page, toPage } from "@/lib/core/page"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import type { EntryView } from "@/lib/ledger/steps/entry-view"
import { requireMember } from "../steps/require-member"

/** One thing that happened to the member's points. */
export type Activity = EntryView

/**
 * The member's own history, newest first, with the rewards called by name. That points became available is left out, as it
 * changes nothing in what the member has.
 */
export async function listActivity(
  ctx: Ctx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Activity>> {
  const { memberId } = requireMember(ctx)
  const told: Activity[] = []
  let after: string | null | undefined = cursor
  while (after !== null && told.length <= limit) {
    const page: Page<Activity> = await listEntries(ctx, { memberId, limit: limit + 1, cursor: after })
    told.push(...page.data.filter(({ kind }) => kind !== "maturity"))
    after = page.nextCursor
  }
  const { data, nextCursor } = toPage(told, limit)
  const ids = data.flatMap(({ redemptionId }) => (redemptionId ? [redemptionId] : []))
  const names = await rewardNames(ctx, memberId, ids)
  return { data: data.map((entry) => named(entry, names)), nextCursor }
}

/** What the member's redemptions were for, by their ids. */
export async function rewardNames(ctx: Ctx, memberId: string, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await inRead(ctx, (tx) =>
    tx.db.redemption.findMany({
      where: { merchantId: ctx.merchantId, memberId, id: { in: ids } },
      select: { id: true, reward: { select: { name: true } } },
    }),
  )
  return new Map(rows.map(({ id, reward }) => [id, reward.name]))
}

export function named(entry: Activity, names: ReadonlyMap<string, string>): Activity {
  const name = entry.redemptionId ? names.get(entry.redemptionId) : undefined
  if (!name) return entry
  return { ...entry, description: entry.kind === "redemption" ? `Redeemed: ${name}` : `Given back: ${name}` }
}
