import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import {
  type CustomerIdentity,
  type Identifier,
  type IdentifierKind,
  identifiersOf,
  identifierText,
  type KnownCustomer,
} from "./customer-identity"
import type { FoundCustomers } from "./find-customers"

export interface IdentifierGain extends Identifier {
  customerId: string
}

/** Who is who, told of identities one after another; what is new is gathered, to be written at once. */
export interface Resolution {
  created: KnownCustomer[]
  /** Existing customers of whom something was learnt. */
  changed: Set<KnownCustomer>
  gained: IdentifierGain[]
}

export function newResolution(): Resolution {
  return { created: [], changed: new Set(), gained: [] }
}

/**
 * The customer of an identity, made when nobody matches; null where only an unknown id is given. With an unknown
 * externalId, a match by e-mail or phone counts only if that customer has no externalId yet.
 * Blanks of a customer are filled in with what is told and belongs to nobody else.
 */
export function resolveCustomer(
  tx: Tx,
  found: FoundCustomers,
  resolution: Resolution,
  identity: CustomerIdentity,
  firstSeenDay: string,
): KnownCustomer | null {
  const identifiers = identifiersOf(identity)
  const known = matchCustomer(found, identity)
  if (!known && identifiers.length === 0) return null
  const customer = known ?? newCustomer(tx, firstSeenDay)
  if (!known) {
    resolution.created.push(customer)
    found.byId.set(customer.id, customer)
  }
  if (fillBlanks(found, resolution, customer, identity, identifiers) && !customer.isNew)
    resolution.changed.add(customer)
  return customer
}

/** Whom of those found an identity names; null: nobody. */
export function matchCustomer(found: FoundCustomers, identity: CustomerIdentity): KnownCustomer | null {
  const identifiers = identifiersOf(identity)
  const byId = identity.id ? found.byId.get(identity.id) : undefined
  if (byId) return byId
  const unknownExternalId = identity.externalId !== undefined
  for (const identifier of identifiers) {
    const customer = found.byIdentifier.get(identifierText(identifier))
    if (!customer) continue
    const weak = identifier.kind === "email" || identifier.kind === "phone"
    if (weak && unknownExternalId && customer.externalId !== null) continue
    return customer
  }
  return null
}

function newCustomer(tx: Tx, firstSeenDay: string): KnownCustomer {
  return {
    id: newId(),
    isNew: true,
    externalId: null,
    email: null,
    phone: null,
    firstName: null,
    lastName: null,
    birthday: null,
    locale: null,
    createdAt: tx.now,
    firstSeenDay,
    firstPurchaseAt: null,
    lastPurchaseAt: null,
    purchaseCount: 0n,
    spendMinor: 0n,
    revenueMinor: 0n,
  }
}

const columns: readonly Exclude<IdentifierKind, "cardNumber">[] = ["externalId", "email", "phone"]
const facts = ["firstName", "lastName", "birthday", "locale"] as const

function fillBlanks(
  found: FoundCustomers,
  { gained }: Resolution,
  customer: KnownCustomer,
  identity: CustomerIdentity,
  identifiers: readonly Identifier[],
): boolean {
  let filled = false
  const gain = (identifier: Identifier) => {
    found.byIdentifier.set(identifierText(identifier), customer)
    gained.push({ customerId: customer.id, ...identifier })
    filled = true
  }
  for (const identifier of identifiers) {
    if (found.byIdentifier.has(identifierText(identifier))) continue
    const column = columns.find((one) => one === identifier.kind)
    if (!column) gain(identifier)
    else if (customer[column] === null) {
      customer[column] = identity[column] ?? null
      gain(identifier)
    }
  }
  for (const fact of facts) {
    if (customer[fact] !== null || identity[fact] === undefined) continue
    customer[fact] = identity[fact]
    filled = true
  }
  return filled
}
