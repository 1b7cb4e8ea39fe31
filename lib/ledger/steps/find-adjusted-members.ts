import type { Tx } from "@/lib/core/ctx"
import { isUuid } from "@/lib/core/id"

/** In the order in which they are tried. */
const kinds = ["externalId", "cardNumber", "email", "phone"] as const

interface Found {
  text: string
  memberId: string | null
  status: string | null
}

export type AdjustedMember = { memberId: string } | { problem: string }

/**
 * The members of a program that texts name: by an id of ours, the sender's id, the card, the e-mail address or the phone,
 * the first that matches.
 */
export async function findAdjustedMembers(
  tx: Tx,
  programId: string,
  texts: readonly string[],
): Promise<Map<string, AdjustedMember>> {
  const distinct = [...new Set(texts)]
  const keys = distinct.flatMap((text) =>
    kinds.map((kind, place) => ({ text, kind, place, value: kind === "email" ? text.toLowerCase() : text })),
  )
  const ids = distinct.filter(isUuid).map((text) => ({ text, id: text.toLowerCase() }))
  const rows = await tx.db.$queryRaw<Found[]>`
    WITH k AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(keys)}::json) AS k(text text, kind text, value text, place int)
    ), u AS MATERIALIZED (SELECT * FROM json_to_recordset(${JSON.stringify(ids)}::json) AS u(text text, id uuid)),
    found AS (
      SELECT k.text, i."customerId", k.place FROM k
      JOIN "customer_identifier" i ON i."merchantId" = ${tx.merchantId}::uuid AND i."kind" = k.kind AND i."value" = k.value
      UNION ALL
      SELECT k.text, m."customerId", k.place FROM k
      JOIN "member" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."cardNumber" = k.value
        AND m."status" <> 'merged'
      WHERE k.kind = 'cardNumber'
      UNION ALL
      SELECT u.text, c."id", -1 FROM u JOIN "customer" c ON c."merchantId" = ${tx.merchantId}::uuid AND c."id" = u.id
      UNION ALL
      SELECT u.text, m."customerId", -1 FROM u JOIN "member" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."id" = u.id
    )
    SELECT DISTINCT ON (f.text) f.text, m."id" AS "memberId", m."status" FROM found f
    LEFT JOIN "member" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."customerId" = f."customerId"
      AND m."programId" = ${programId}::uuid
    ORDER BY f.text, f.place`
  const found = new Map<string, AdjustedMember>()
  for (const text of texts) found.set(text, { problem: "No customer is known by this." })
  for (const { text, memberId, status } of rows) found.set(text, memberOf(memberId, status))
  return found
}

function memberOf(memberId: string | null, status: string | null): AdjustedMember {
  if (memberId === null) return { problem: "This customer is not a member of the program." }
  if (status !== "active") return { problem: "This member has left the program." }
  return { memberId }
}
