import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { readVersions, statesOf } from "@/lib/programs/steps/read-versions"
import { requireMember } from "../steps/require-member"

/** What the member is told of a change of the program. */
export interface OwnNotice {
  id: string
  title: string
  text: string
  /** From when the change holds. */
  effectiveAt: Date
}

const most = 5

/** What the member was told and has not put away, what holds first at the top. Of a version that was replaced before it held nothing is told. */
export async function listOwnNotices(ctx: Ctx): Promise<OwnNotice[]> {
  const { memberId, programId } = requireMember(ctx)
  return inRead(ctx, async (tx) => {
    const rows = await tx.db.memberNotice.findMany({
      where: { merchantId: ctx.merchantId, memberId, programId, dismissedAt: null },
      orderBy: [{ effectiveAt: "asc" }, { id: "asc" }],
      select: { id: true, body: true, effectiveAt: true, programVersionId: true },
    })
    if (rows.length === 0) return []
    const states = statesOf(await readVersions(tx, programId), ctx.now)
    return rows
      .filter(({ programVersionId }) => states.get(programVersionId) !== "replaced")
      .slice(0, most)
      .map(({ id, body, effectiveAt }) => ({ id, effectiveAt, ...(body as { title: string; text: string }) }))
  })
}
