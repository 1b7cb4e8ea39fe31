import { recordAudit } from "@/lib/core/audit"
import { throttle } from "@/lib/core/auth/throttle"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { readSharingPolicy } from "@/lib/ledger/steps/read-sharing-policy"
import { addressHint, typedAddress } from "@/lib/members/domain/typed-address"
import { householdMemberIds } from "@/lib/members/steps/hold-household"
import { hashAddress } from "@/lib/members/steps/invited-address"
import { mailHouseholdInvitation } from "../steps/mail-household-invitation"
import { requireHead } from "../steps/require-head"
import { requireMember } from "../steps/require-member"

const openDays = 14

/**
 * Asks somebody to join the household, by card or e-mail. Whoever it is finds the invitation in their own portal, and a member
 * with an address gets a mail; the head learns nothing of who is a member. Throws `not_in_household`, `forbidden`, `household_full`,
 * `households_not_allowed`, `too_many_requests`.
 */
export async function inviteToHousehold(ctx: Ctx, { who }: { who: string }): Promise<{ invitationId: string }> {
  const { memberId, programId } = requireMember(ctx)
  await throttle("name-member", `${ctx.merchantId} ${memberId}`)
  const address = typedAddress(who)
  const expiresAt = new Date(ctx.now.getTime() + openDays * 86_400_000)
  return inTransaction(ctx, async (tx) => {
    const { id: householdId } = await requireHead(tx, memberId)
    const { householdsBy, householdSize } = await readSharingPolicy(tx, programId)
    if (householdsBy !== "members") {
      throw new DomainError("households_not_allowed", {
        detail: "Members invite nobody to households of this program. Ask in the shop.",
      })
    }
    const addressHash = hashAddress(programId, address)
    const own = { merchantId: ctx.merchantId, householdId }
    const open = { ...own, status: "open", expiresAt: { gt: tx.now } }
    const known = await tx.db.householdInvitation.findFirst({ where: { ...own, addressHash, status: "open" } })
    if (known) {
      const key = { merchantId_id: { merchantId: ctx.merchantId, id: known.id } }
      await tx.db.householdInvitation.update({ where: key, data: { expiresAt, invitedBy: memberId } })
      return { invitationId: known.id }
    }
    const taken =
      (await householdMemberIds(tx, householdId)).length + (await tx.db.householdInvitation.count({ where: open }))
    if (taken >= householdSize) {
      throw new DomainError("household_full", {
        detail: `A household of this program has at most ${householdSize} members, those invited counted.`,
      })
    }
    const id = newId()
    await tx.db.householdInvitation.create({
      data: { ...own, id, invitedBy: memberId, addressHash, hint: addressHint(address), createdAt: tx.now, expiresAt },
    })
    await recordAudit(tx, "household.invite", householdId, { invitationId: id })
    await mailHouseholdInvitation(tx, programId, address, openDays)
    return { invitationId: id }
  })
}
