import { DomainError } from "@/lib/core/errors"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import { type Benefit, perOf, usesOf } from "@/lib/tiers/domain/benefit"
import type { MemberBenefit } from "./benefits-of"

export type UseRequest = {
  quantity?: number | undefined
  amountMinor?: number | undefined
  receiverMemberId?: string | undefined
}

/** `amount` is times, or minor units of a credit; `costMinor` null where it is not known. */
export type PlannedUse = { amount: bigint; costMinor: bigint | null; left: bigint | null }

/**
 * Decides a use of a benefit that the member has. Throws `invalid_input` where the wrong thing is counted,
 * `benefit_not_available`, and `benefit_used_up` where not so much is left.
 */
export function planUse(one: MemberBenefit, request: UseRequest, moneyCurrency: string): PlannedUse {
  const { benefit, left, unavailable } = one
  if (usesOf(benefit) === "none") {
    throw new DomainError("benefit_not_available", {
      detail: "This benefit holds by itself: nothing is recorded of it.",
    })
  }
  const amount = amountOf(benefit, request)
  if (unavailable === "birthday_unknown") {
    throw new DomainError("benefit_not_available", { detail: "The member's birthday is not known. Ask for it first." })
  }
  if (unavailable === "birthday_not_near") {
    throw new DomainError("benefit_not_available", { detail: "The birthday is not near." })
  }
  if (left !== null && amount > left) throw new DomainError("benefit_used_up", { detail: tellLeft(one, moneyCurrency) })
  const after = left === null || perOf(benefit) === "visit" ? left : left - amount
  return { amount, costMinor: costOf(benefit, amount, request), left: after }
}

function amountOf(benefit: Benefit, { quantity, amountMinor, receiverMemberId }: UseRequest): bigint {
  const isGift = benefit.kind === "statusGift"
  if (isGift && receiverMemberId === undefined) throw wrong("receiverMemberId", "Say which member is given the tier.")
  if (!isGift && receiverMemberId !== undefined) {
    throw wrong("receiverMemberId", "Only a gift of status goes to another member. Leave it out.")
  }
  if (isGift && quantity !== undefined && quantity > 1) throw wrong("quantity", "Give one tier at a time.")
  if (benefit.kind === "credit") {
    if (quantity !== undefined) throw wrong("quantity", "A credit is used in money. Send amountMinor.")
    if (amountMinor === undefined) throw wrong("amountMinor", "Say how much of the credit is used.")
    return BigInt(amountMinor)
  }
  if (amountMinor !== undefined && benefit.kind !== "percentageDiscount") {
    throw wrong("amountMinor", "This benefit is not counted in money. Leave the amount out.")
  }
  return BigInt(quantity ?? 1)
}

function wrong(path: string, message: string): DomainError {
  return new DomainError("invalid_input", { fields: [{ path, message }] })
}

function costOf(benefit: Benefit, amount: bigint, { amountMinor }: UseRequest): bigint | null {
  if (benefit.kind === "credit") return amount
  if (benefit.kind === "amountDiscount") return amount * BigInt(benefit.amountMinor)
  if (benefit.kind === "percentageDiscount") return amountMinor === undefined ? null : BigInt(amountMinor)
  return benefit.unitCostMinor === undefined ? null : amount * BigInt(benefit.unitCostMinor)
}

function tellLeft({ benefit, left }: MemberBenefit, moneyCurrency: string): string {
  if (!left) return "Nothing of this benefit is left in this period."
  if (benefit.kind === "credit") return `Only ${formatMoney(left, moneyCurrency)} of this credit is left.`
  return `Only ${formatInteger(left)} of this benefit is left.`
}
