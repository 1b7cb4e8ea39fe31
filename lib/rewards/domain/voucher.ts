import { DomainError } from "@/lib/core/errors"

export interface VoucherState {
  status: string
  expiresAt: Date | null
}

/** The stored form of a code as it was typed or scanned: capitals in groups of four; null when it cannot be one. */
export function readVoucherCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[^A-Z0-9]/g, "")
  if (signs.length !== 12) return null
  return signs.replace(/(.{4})(?=.)/g, "$1-")
}

/** Whether what was typed or scanned is meant as a code: a card number has digits only, and an address an @. */
export function looksLikeVoucherCode(typed: string): boolean {
  return /^[A-HJ-NP-Z2-9]{4}[- ]?[A-HJ-NP-Z2-9]{4}[- ]?[A-HJ-NP-Z2-9]{4}$/i.test(typed.trim()) && /[A-Z]/i.test(typed)
}

export type VoucherStanding = "usable" | "used" | "expired" | "cancelled"

/** What a voucher is worth at an instant; `expiresAt` is the first at which it does not hold. */
export function voucherStanding(voucher: VoucherState, now: Date): VoucherStanding {
  if (voucher.status === "used") return "used"
  if (voucher.status === "cancelled") return "cancelled"
  return voucher.expiresAt && voucher.expiresAt <= now ? "expired" : "usable"
}

const refusals = { used: "voucher_used", expired: "voucher_expired", cancelled: "voucher_cancelled" } as const

/** Throws `voucher_used`, `voucher_expired` or `voucher_cancelled`. */
export function requireUsable(voucher: VoucherState, now: Date): void {
  const standing = voucherStanding(voucher, now)
  if (standing !== "usable") throw new DomainError(refusals[standing])
}
