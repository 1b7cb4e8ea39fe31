/** What a sender says of a customer. The first of id, externalId, cardNumber, email and phone that is known finds them. */
export interface CustomerIdentity {
  id?: string | undefined
  externalId?: string | undefined
  cardNumber?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  firstName?: string | undefined
  lastName?: string | undefined
  birthday?: string | undefined
  locale?: string | undefined
}

export type IdentifierKind = "externalId" | "cardNumber" | "email" | "phone"

export interface Identifier {
  kind: IdentifierKind
  value: string
}

/** In the order in which they are tried. */
export const identifierKinds: readonly IdentifierKind[] = ["externalId", "cardNumber", "email", "phone"]

/** The form in which an identifier is stored and compared: e-mail addresses in lower case. */
export function identifierKey(kind: IdentifierKind, value: string): string {
  return kind === "email" ? value.toLowerCase() : value
}

/** The identifiers that a sender gives, in the order in which they are tried. */
export function identifiersOf(identity: CustomerIdentity): Identifier[] {
  return identifierKinds.flatMap((kind) => {
    const value = identity[kind]
    return value === undefined ? [] : [{ kind, value: identifierKey(kind, value) }]
  })
}

/** One text for a kind and a value, to look up by. */
export function identifierText({ kind, value }: Identifier): string {
  return `${kind} ${value}`
}

/** A customer as it stands in the open transaction, the row locked, or new and not yet written. */
export interface KnownCustomer {
  id: string
  isNew: boolean
  externalId: string | null
  email: string | null
  phone: string | null
  firstName: string | null
  lastName: string | null
  birthday: string | null
  locale: string | null
  createdAt: Date
  firstSeenDay: string
  firstPurchaseAt: Date | null
  lastPurchaseAt: Date | null
  purchaseCount: bigint
  spendMinor: bigint
  revenueMinor: bigint
}
