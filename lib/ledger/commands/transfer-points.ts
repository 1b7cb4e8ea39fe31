import { recordAudit } from "@/lib/core/audit"
import { localDay } from "@/lib/core/calendar"
import { type Ctx, requireOwnMember, type Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { emit } from "@/lib/core/outbox"
import { requirePermission } from "@/lib/core/permissions"
import { MAX_EXACT } from "@/lib/core/points"
import { findProgramMember } from "@/lib/members/steps/find-program-member"
import { requireTransferable } from "../domain/transfer"
import type { TransferPointsInput } from "../schema-sharing"
import { type LockedWallet, lockWallets } from "../steps/lock-wallet"
import { postTransfer } from "../steps/post-transfer"
import { readGivenInYear } from "../steps/read-given-in-year"
import { readSharingPolicy } from "../steps/read-sharing-policy"
import { type TransferView, transferSelect, transferView } from "../steps/transfer-view"

/**
 * Gives a member's points to another of the same program, where it lets them: what expires first goes first and keeps its
 * end, the fee is on top, and nothing that counts towards tiers moves. Throws `not_found`, `program_not_published`,
 * `member_not_active`, `transfers_not_allowed`, `currency_not_spendable`, `receiver_unknown`, `transfer_to_oneself`,
 * `transfer_cap_reached`, `insufficient_points`, and `invalid_input` below the smallest gift.
 */
export async function transferPoints(ctx: Ctx, input: TransferPointsInput): Promise<TransferView> {
  requirePermission(ctx, "points:transfer")
  requireOwnMember(ctx, input.memberId)
  return inTransaction(ctx, async (tx) => {
    const { programId, currency } = await requireGiver(tx, input)
    const rules = await readSharingPolicy(tx, programId)
    if (!rules.transfersAllowed) throw new DomainError("transfers_not_allowed")
    const toMemberId = await requireReceiver(tx, programId, input)
    const [from, to] = await lockWallets(tx, [input.memberId, toMemberId], currency)
    if (!from || !to) throw new DomainError("not_found")
    await requireActive(tx, from, to)
    const points = BigInt(input.points)
    const today = localDay(tx.now, tx.merchant.timeZone)
    const givenThisYear = await readGivenInYear(tx, from.memberId, today.slice(0, 4))
    const fee = requireTransferable(rules, { points, availablePoints: from.availablePoints, givenThisYear })
    requireExact(to, points)
    const transferId = newId()
    const row = await tx.db.transfer.create({
      data: {
        merchantId: ctx.merchantId,
        id: transferId,
        programId,
        fromMemberId: from.memberId,
        toMemberId,
        currency,
        points,
        feePoints: fee,
        reason: input.reason ?? null,
        createdAt: tx.now,
        localDay: new Date(today),
      },
      select: transferSelect,
    })
    const entryIds = await postTransfer(tx, from, to, { transferId, points, fee, rules })
    await recordAudit(tx, "points.transfer", transferId, { fromMemberId: from.memberId, toMemberId, points, fee })
    await emit(tx, "points.transferred", { transferId, entryIds })
    return transferView(row)
  })
}

async function requireGiver(tx: Tx, { memberId, currency }: TransferPointsInput) {
  const giver = await tx.db.member.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: memberId } },
    select: { programId: true, status: true, program: { select: { status: true, currencyCode: true } } },
  })
  if (!giver) throw new DomainError("not_found")
  if (giver.program.status !== "published") throw new DomainError("program_not_published")
  if (giver.status !== "active") throw new DomainError("member_not_active")
  const { currencyCode } = giver.program
  if (currency !== undefined && currency !== currencyCode) {
    const message = `Name ${currencyCode}, or leave it out.`
    throw new DomainError("currency_not_spendable", { fields: [{ path: "currency", message }] })
  }
  return { programId: giver.programId, currency: currencyCode }
}

async function requireReceiver(tx: Tx, programId: string, { memberId, to }: TransferPointsInput): Promise<string> {
  const found = await findProgramMember(tx, programId, to)
  const field = (message: string) => ({ fields: [{ path: "to", message }] })
  if (found?.id === memberId) throw new DomainError("transfer_to_oneself", field("Name another member."))
  if (found?.status !== "active")
    throw new DomainError(
      "receiver_unknown",
      field("No other active member of this program is known by this. Check what you typed."),
    )
  return found.id
}

/** Asked once both wallets are locked: a merge locks them before it ends a membership. */
async function requireActive(tx: Tx, from: LockedWallet, to: LockedWallet): Promise<void> {
  const ids = [from.memberId, to.memberId]
  const active = await tx.db.member.count({ where: { merchantId: tx.merchantId, id: { in: ids }, status: "active" } })
  if (active < ids.length) throw new DomainError("member_not_active")
}

function requireExact({ availablePoints, pendingPoints }: LockedWallet, points: bigint): void {
  if (availablePoints + pendingPoints + points <= MAX_EXACT) return
  const message = "The receiver would have more points than can be reckoned with."
  throw new DomainError("invalid_input", { fields: [{ path: "points", message }], detail: message })
}
