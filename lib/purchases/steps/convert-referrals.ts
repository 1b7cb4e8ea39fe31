import { recordAudit } from "@/lib/core/audit"
import type { Tx } from "@/lib/core/ctx"
import { lockCustomers } from "@/lib/members/steps/find-customers"
import { ownEvent } from "./member-event"
import { type NewEvent, recordEvents } from "./record-events"

interface Conversion {
  id: string
  referrerMemberId: string
  referrerCustomerId: string
  refereeMemberId: string
  refereeCustomerId: string
  purchaseId: string
  occurredAt: Date
}

/**
 * Converts the referrals of those who bought: the first purchase of more than nothing after joining gives both sides what
 * the rules give, once.
 */
export async function convertReferrals(tx: Tx, purchaseIds: readonly string[]): Promise<void> {
  const where = { merchantId: tx.merchantId, convertedAt: null }
  // Most purchases convert nothing: asked first, as this sees every purchase.
  if (!(await tx.db.referral.findFirst({ where, select: { id: true } }))) return
  const converted: Conversion[] = []
  const found = await findConversions(tx, purchaseIds)
  // Customers come before what belongs to them, as in a merge.
  await lockCustomers(tx, [
    ...new Set(found.flatMap(({ referrerCustomerId, refereeCustomerId }) => [referrerCustomerId, refereeCustomerId])),
  ])
  for (const conversion of found) {
    const { id, purchaseId, occurredAt } = conversion
    const claimed = await tx.db.referral.updateMany({
      where: { merchantId: tx.merchantId, id, convertedAt: null },
      data: { convertedAt: occurredAt, purchaseId },
    })
    if (claimed.count === 0) continue
    await recordAudit(tx, "referral.convert", id, { purchaseId })
    converted.push(conversion)
  }
  if (converted.length > 0) await recordEvents(tx, converted.flatMap(sidesOf))
}

/** Referrals that wait, of the members whose purchases these are, each with its first purchase that counts. */
async function findConversions(tx: Tx, purchaseIds: readonly string[]): Promise<Conversion[]> {
  return tx.db.$queryRaw<Conversion[]>`
    SELECT DISTINCT ON (r."id") r."id", r."referrerMemberId", a."customerId" AS "referrerCustomerId", r."refereeMemberId",
      b."customerId" AS "refereeCustomerId", p."id" AS "purchaseId", p."occurredAt"
    FROM "purchase" p
    JOIN "member" b ON b."merchantId" = p."merchantId" AND b."customerId" = p."customerId"
    JOIN "referral" r ON r."merchantId" = b."merchantId" AND r."refereeMemberId" = b."id"
    JOIN "member" a ON a."merchantId" = r."merchantId" AND a."id" = r."referrerMemberId"
    WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."id" = ANY(${purchaseIds}::uuid[]) AND p."amountMinor" > 0
      AND r."convertedAt" IS NULL AND p."occurredAt" >= r."referredAt"
    ORDER BY r."id", p."occurredAt", p."amountMinor", p."externalId"`
}

function sidesOf(conversion: Conversion): NewEvent[] {
  const { id, occurredAt, referrerCustomerId, referrerMemberId, refereeCustomerId, refereeMemberId } = conversion
  const event = (side: "referrer" | "referee", customerId: string, memberId: string) =>
    ownEvent({
      key: `referral:${id}:${side}`,
      trigger: "referral",
      customerId,
      memberId,
      occurredAt,
      data: { side, referralId: id },
    })
  return [event("referrer", referrerCustomerId, referrerMemberId), event("referee", refereeCustomerId, refereeMemberId)]
}
