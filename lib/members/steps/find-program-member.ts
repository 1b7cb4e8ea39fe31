import type { Tx } from "@/lib/core/ctx"
import { type CustomerIdentity, identifiersOf } from "./customer-identity"

/** Who is named: a member's own id before what names the customer. */
export interface MemberIdentity extends Pick<CustomerIdentity, "id" | "externalId" | "cardNumber" | "email" | "phone"> {
  memberId?: string | undefined
}

interface Match {
  id: string
  status: string
  place: number
}

/** The member of a program whom an identity names, the first that matches: also one who left. Null: nobody. Locks nothing. */
export async function findProgramMember(
  tx: Tx,
  programId: string,
  { memberId, ...identity }: MemberIdentity,
): Promise<{ id: string; status: string } | null> {
  const keys = JSON.stringify(identifiersOf(identity).map((key, place) => ({ ...key, place })))
  const [found] = await tx.db.$queryRaw<Match[]>`
    WITH k AS MATERIALIZED (SELECT * FROM json_to_recordset(${keys}::json) AS k(kind text, value text, place int)),
    named AS (
      SELECT i."customerId", k.place FROM k JOIN "customer_identifier" i
        ON i."merchantId" = ${tx.merchantId}::uuid AND i."kind" = k.kind AND i."value" = k.value
      UNION ALL
      SELECT m."customerId", k.place FROM k JOIN "member" m
        ON m."merchantId" = ${tx.merchantId}::uuid AND m."cardNumber" = k.value AND m."status" <> 'merged' AND k.kind = 'cardNumber'
      UNION ALL
      SELECT ${identity.id ?? null}::uuid, -1
      UNION ALL
      SELECT m."customerId", -2 FROM "member" m
        WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ${memberId ?? null}::uuid
    )
    SELECT m."id", m."status", n.place FROM named n
    JOIN "member" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."customerId" = n."customerId"
    WHERE m."programId" = ${programId}::uuid AND m."status" <> 'merged' ORDER BY n.place LIMIT 1`
  return found ? { id: found.id, status: found.status } : null
}
