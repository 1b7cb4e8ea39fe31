import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { TierGiftView } from "./planned-gift"

export interface PurchaseView {
  id: string
  externalId: string
  customerId: string | null
  storeId: string | null
  occurredAt: string
  recordedAt: string
  localDay: string
  channel: string | null
  currency: string
  amountMinor: bigint
  taxMinor: bigint
  shippingMinor: bigint
  discountMinor: bigint
  paidWithPointsMinor: bigint
  taxIncluded: boolean
  /** In the merchant's currency, as is `baseMinor`, what earns and counts for tiers. */
  revenueMinor: bigint
  baseMinor: bigint
}

export interface CustomerRef {
  id: string
  externalId: string | null
  email: string | null
  phone: string | null
  firstName: string | null
  lastName: string | null
}

export interface MemberRef {
  id: string
  customerId: string
  programId: string
  cardNumber: string
  status: string
  joinedAt: string
}

export interface AwardView {
  entryId: string
  programId: string
  currency: string
  points: bigint
  status: "available" | "pending"
  availableAt: string | null
  expiresAt: string | null
}

/** What recording a purchase answers, the first time and again. */
export interface PurchaseResult {
  purchase: PurchaseView
  customer: CustomerRef | null
  members: MemberRef[]
  awards: AwardView[]
  /** What tiers gave on entry, as the purchase raised the member to them. */
  tierGifts: TierGiftView[]
}

export function customerRef({
  id,
  externalId,
  email,
  phone,
  firstName,
  lastName,
}: CustomerRef | KnownCustomer): CustomerRef {
  return { id, externalId, email, phone, firstName, lastName }
}

export function memberRef(member: Omit<KnownMember, "isNew" | "wallets" | "accountId">): MemberRef {
  const { id, customerId, programId, cardNumber, status, joinedAt } = member
  return { id, customerId, programId, cardNumber, status, joinedAt: joinedAt.toISOString() }
}
