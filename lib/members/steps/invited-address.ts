import { createHmac } from "node:crypto"
import type { Tx } from "@/lib/core/ctx"
import { env } from "@/lib/core/env"
import { type TypedAddress, typedAddress } from "../domain/typed-address"

/** How an invitation keeps whom it is for: keyed with the installation's secret, so that the table tells no addresses. */
export function hashAddress(programId: string, { kind, value }: TypedAddress): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`${programId} ${kind} ${value}`).digest("hex")
}

/** All that a member can be invited by: the card and the e-mail addresses, as digests. */
export async function ownAddressHashes(tx: Tx, memberId: string): Promise<string[]> {
  const member = await tx.db.member.findUnique({
    where: { merchantId_id: { merchantId: tx.merchantId, id: memberId } },
    select: { programId: true, cardNumber: true, customer: { select: { identifiers: true } } },
  })
  if (!member) return []
  const typed = member.customer.identifiers.filter(({ kind }) => kind === "email" || kind === "cardNumber")
  return [member.cardNumber, ...typed.map(({ value }) => value)].map((text) =>
    hashAddress(member.programId, typedAddress(text)),
  )
}
