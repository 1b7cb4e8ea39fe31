import type { Condition } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { segmentFilter } from "@/lib/segments/steps/segment-filter"

export interface Invitee {
  memberId: string
  customerId: string
  firstName: string | null
  /** Absent also where the customer does not want e-mail. */
  email: string | null
}

interface Choice {
  surveyId: string
  memberIds?: string[] | undefined
  segmentId?: string | undefined
}

async function chosen(tx: Tx, { memberIds, segmentId }: Choice): Promise<Prisma.Sql> {
  if (memberIds) {
    await requireMembers(tx, memberIds)
    return Prisma.sql`m."id" = ANY (${memberIds}::uuid[])`
  }
  if (!segmentId) return Prisma.sql`true`
  const key = { merchantId_id: { merchantId: tx.merchantId, id: segmentId } }
  const segment = await tx.db.segment.findUnique({ where: key, select: { condition: true } })
  if (!segment) throw new DomainError("not_found")
  return segmentFilter(tx, segment.condition as unknown as Condition)
}

/** Throws `invalid_input` that names the ids of no member. */
async function requireMembers(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const known = await tx.db.member.findMany({
    where: { merchantId: tx.merchantId, id: { in: [...memberIds] } },
    select: { id: true },
  })
  const ids = new Set(known.map(({ id }) => id))
  const message = "There is no member with this id."
  const fields = memberIds.flatMap((id, index) => (ids.has(id) ? [] : [{ path: `memberIds.${index}`, message }]))
  if (fields.length > 0) throw new DomainError("invalid_input", { fields: fields.slice(0, 50), detail: message })
}

/** Active members to be invited who were not yet, one for each customer. */
export async function listInvitees(tx: Tx, choice: Choice): Promise<Invitee[]> {
  const who = await chosen(tx, choice)
  return tx.db.$queryRaw<Invitee[]>`
    SELECT DISTINCT ON (m."customerId") m."id" AS "memberId", m."customerId", c."firstName",
      CASE WHEN coalesce((SELECT s."granted" FROM "customer_consent" s
        WHERE s."merchantId" = c."merchantId" AND s."customerId" = c."id" AND s."channel" = 'email'
        ORDER BY s."id" DESC LIMIT 1), true) THEN c."email" END AS "email"
    FROM "member" m JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."status" = 'active' AND ${who}
      AND NOT EXISTS (SELECT FROM "survey_invitation" i WHERE i."merchantId" = m."merchantId"
        AND i."surveyId" = ${choice.surveyId}::uuid AND i."customerId" = m."customerId")
    ORDER BY m."customerId", m."id"`
}
