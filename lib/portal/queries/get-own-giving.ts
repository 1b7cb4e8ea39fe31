import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { readSharingPolicy, type SharingRules } from "@/lib/ledger/steps/read-sharing-policy"
import { type TransferView, transferSelect, transferView } from "@/lib/ledger/steps/transfer-view"
import { requireMember } from "../steps/require-member"

export interface OwnGiving {
  memberId: string
  rules: SharingRules
  /** The latest ten that the member who asks gave or received. */
  transfers: TransferView[]
}

/** Whether and how the member who asks may give points, and what they gave and received. */
export async function getOwnGiving(ctx: Ctx): Promise<OwnGiving> {
  const { memberId, programId } = requireMember(ctx)
  return inRead(ctx, async (tx) => {
    const rows = await tx.db.transfer.findMany({
      where: { merchantId: ctx.merchantId, OR: [{ fromMemberId: memberId }, { toMemberId: memberId }] },
      orderBy: { id: "desc" },
      take: 10,
      select: transferSelect,
    })
    return { memberId, rules: await readSharingPolicy(tx, programId), transfers: rows.map(transferView) }
  })
}
