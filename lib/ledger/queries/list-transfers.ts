import { type Ctx, requireOwnMember } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type TransferView, transferSelect, transferView } from "../steps/transfer-view"

interface ListTransfersInput {
  memberId: string
  limit: number
  cursor?: string | undefined
}

/** What a member gave to others and received from them, newest first. Throws `not_found`. */
export async function listTransfers(ctx: Ctx, input: ListTransfersInput): Promise<Page<TransferView>> {
  requirePermission(ctx, "members:read")
  requireOwnMember(ctx, input.memberId)
  const { memberId, limit, cursor } = input
  return inRead(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: memberId } }
    if (!(await tx.db.member.findUnique({ where: key, select: { id: true } }))) throw new DomainError("not_found")
    const rows = await tx.db.transfer.findMany({
      where: {
        merchantId: ctx.merchantId,
        OR: [{ fromMemberId: memberId }, { toMemberId: memberId }],
        ...(cursor ? { id: { lt: cursor } } : {}),
      },
      orderBy: { id: "desc" },
      take: limit + 1,
      select: transferSelect,
    })
    return toPage(rows.map(transferView), limit)
  })
}
