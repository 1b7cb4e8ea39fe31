import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"

export interface ErasureRequestView {
  id: string
  customerId: string
  /** One of their memberships; null: they have none. */
  memberId: string | null
  name: string
  requestedAt: string
}

interface ListInput {
  limit: number
  cursor?: string | undefined
}

/** Who asks to be erased and waits for an answer, the first to ask first. */
export async function listErasureRequests(ctx: Ctx, input: ListInput): Promise<Page<ErasureRequestView>> {
  requirePermission(ctx, "members:erase")
  const rows = await inRead(ctx, (tx) =>
    tx.db.erasureRequest.findMany({
      where: { merchantId: ctx.merchantId, status: "open", ...(input.cursor ? { id: { gt: input.cursor } } : {}) },
      orderBy: { id: "asc" },
      take: input.limit + 1,
      select: {
        id: true,
        customerId: true,
        requestedAt: true,
        customer: {
          select: {
            firstName: true,
            lastName: true,
            email: true,
            externalId: true,
            members: { select: { id: true }, where: { status: { not: "merged" } }, take: 1, orderBy: { id: "asc" } },
          },
        },
      },
    }),
  )
  return toPage(
    rows.map(({ id, customerId, requestedAt, customer }) => ({
      id,
      customerId,
      memberId: customer.members[0]?.id ?? null,
      name:
        [customer.firstName, customer.lastName].filter(Boolean).join(" ") ||
        (customer.email ?? customer.externalId ?? "A customer without a name"),
      requestedAt: requestedAt.toISOString(),
    })),
    input.limit,
  )
}
