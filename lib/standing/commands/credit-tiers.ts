import { recordAudit } from "@/lib/core/audit"
import { localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { requirePermission } from "@/lib/core/permissions"
import { refuseFuture } from "@/lib/purchases/domain/refuse-future"
import type { TierCreditInput } from "../schema"
import { actorWords } from "../steps/actor-words"
import { findGrantee } from "../steps/find-grantee"
import { judgeStanding } from "../steps/judge-standing"
import { readTierCredit, type TierCreditView } from "../steps/tier-credit-view"

/**
 * Counts something towards a member's tiers beside what was bought, a partner's head start say, on its local day; negative,
 * it takes back what was counted so before. Gives no points and no entry gift. The same externalId with the same content
 * answers the first result. Throws `not_found`, `invalid_input`, `external_id_conflict`, `member_not_active`.
 */
export async function creditTiers(ctx: Ctx, input: TierCreditInput): Promise<TierCreditView> {
  requirePermission(ctx, "members:adjust")
  const occurredAt = input.occurredAt === undefined ? ctx.now : new Date(input.occurredAt)
  refuseFuture(occurredAt, ctx.now)
  return inTransaction(ctx, async (tx) => {
    const member = await findGrantee(tx, input.memberId)
    const known = input.externalId === undefined ? null : await readTierCredit(tx, { externalId: input.externalId })
    if (known) return requireSame(known, input, member.id)
    await requireLeft(tx, member.id, input, occurredAt)
    const id = newId()
    const { metric, amount, reason, source = "manual", externalId = id } = input
    const row = { id, memberId: member.id, programId: member.program.id, externalId, metric, amount: BigInt(amount) }
    const day = localDay(occurredAt, tx.merchant.timeZone)
    const told = { occurredAt, recordedAt: tx.now, localDay: day, source, reason, createdBy: actorWords(tx.actor) }
    await insertRows(tx, "TierCredit", [{ ...row, ...told }])
    await recordAudit(tx, "tier.credit", member.id, { creditId: id, metric, amount })
    await judgeStanding(tx, member, occurredAt, `Counted towards tiers: ${reason}`)
    const view = await readTierCredit(tx, { externalId })
    if (!view) throw new DomainError("not_found")
    return view
  })
}

function requireSame(known: TierCreditView, input: TierCreditInput, memberId: string): TierCreditView {
  const { occurredAt } = input
  const same =
    known.memberId === memberId &&
    known.metric === input.metric &&
    known.amount === BigInt(input.amount) &&
    (occurredAt === undefined || new Date(occurredAt).toISOString() === known.occurredAt)
  if (same) return known
  throw new DomainError("external_id_conflict", {
    detail: "Another credit with this externalId was made, with other content.",
  })
}

/** What is taken back must have been counted before. */
async function requireLeft(tx: Tx, memberId: string, { metric, amount }: TierCreditInput, occurredAt: Date) {
  if (amount > 0) return
  const { _sum } = await tx.db.tierCredit.aggregate({
    where: { merchantId: tx.merchantId, memberId, metric, occurredAt: { lte: occurredAt } },
    _sum: { amount: true },
  })
  const left = _sum.amount ?? 0n
  if (left + BigInt(amount) >= 0n) return
  const message = `There are ${left} to take back. Take no more than that.`
  throw new DomainError("invalid_input", { fields: [{ path: "amount", message }], detail: message })
}
