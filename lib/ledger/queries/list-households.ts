import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type HouseholdView, readHouseholds } from "../steps/read-households"

interface ListHouseholdsInput {
  programId?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** Households that are open, newest first. */
export async function listHouseholds(ctx: Ctx, input: ListHouseholdsInput): Promise<Page<HouseholdView>> {
  requirePermission(ctx, "members:read")
  if (ctx.actor.kind === "member") throw new DomainError("forbidden")
  const { programId, limit, cursor } = input
  return inRead(ctx, async (tx) => {
    const rows = await tx.db.household.findMany({
      where: {
        merchantId: ctx.merchantId,
        closedAt: null,
        ...(programId ? { programId } : {}),
        ...(cursor ? { id: { lt: cursor } } : {}),
      },
      orderBy: { id: "desc" },
      take: limit + 1,
      select: { id: true },
    })
    const { data, nextCursor } = toPage(rows, limit)
    const households = await readHouseholds(
      tx,
      data.map(({ id }) => id),
    )
    const byId = new Map(households.map((household) => [household.id, household]))
    return { data: data.flatMap(({ id }) => byId.get(id) ?? []), nextCursor }
  })
}
