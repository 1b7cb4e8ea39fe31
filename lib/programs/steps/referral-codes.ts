import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { newReadableCode } from "@/lib/core/id"

const mostTries = 5

/** A code as it is stored: however it was typed. */
export function referralCodeKey(typed: string): string {
  return typed.replace(/[\s-]/g, "").toUpperCase()
}

/** The code by which a member invites others; made when it is first asked for. */
export async function ensureReferralCode(tx: Tx, memberId: string): Promise<string> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const code = referralCodeKey(newReadableCode(2))
    await tx.db.$executeRaw`
      INSERT INTO "referral_code" ("merchantId", "code", "memberId") VALUES (${tx.merchantId}::uuid, ${code}, ${memberId}::uuid)
      ON CONFLICT DO NOTHING`
    const where = { merchantId_memberId: { merchantId: tx.merchantId, memberId } }
    const kept = await tx.db.referralCode.findUnique({ where, select: { code: true } })
    if (kept) return kept.code
  }
  throw new DomainError("busy")
}

/** Who invites with a code, in one program. */
export interface Referrer {
  memberId: string
  customerId: string
  firstName: string | null
}

/** The active member of a program who has the code, or null. The code of one who was merged with another is that one's. */
export async function findReferrer(tx: Tx, programId: string, typed: string): Promise<Referrer | null> {
  const [found] = await tx.db.$queryRaw<Referrer[]>`
    WITH RECURSIVE person("customerId") AS (
      SELECT m."customerId" FROM "referral_code" r
      JOIN "member" m ON m."merchantId" = r."merchantId" AND m."id" = r."memberId"
      WHERE r."merchantId" = ${tx.merchantId}::uuid AND r."code" = ${referralCodeKey(typed)} AND m."programId" = ${programId}::uuid
      UNION SELECT g."intoCustomerId" FROM person p
      JOIN "customer_merge" g ON g."merchantId" = ${tx.merchantId}::uuid AND g."fromCustomerId" = p."customerId"
    )
    SELECT m."id" AS "memberId", m."customerId", c."firstName" FROM person p
    JOIN "member" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."customerId" = p."customerId"
    JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
    WHERE m."programId" = ${programId}::uuid AND m."status" = 'active'`
  return found ?? null
}
