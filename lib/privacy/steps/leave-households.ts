import type { Tx } from "@/lib/core/ctx"
import { ownAddressHashes } from "@/lib/members/steps/invited-address"
import { leaveOwnHousehold } from "@/lib/members/steps/leave-own-household"

/** Takes members out of their households, and away with the invitations that they sent or that are for them. Before any wallet is locked. */
export async function leaveHouseholds(tx: Tx, memberIds: readonly string[]): Promise<void> {
  for (const memberId of memberIds) {
    await leaveOwnHousehold(tx, memberId)
    await tx.db.householdInvitation.deleteMany({
      where: {
        merchantId: tx.merchantId,
        OR: [{ invitedBy: memberId }, { addressHash: { in: await ownAddressHashes(tx, memberId) } }],
      },
    })
  }
}
