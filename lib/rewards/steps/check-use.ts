import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { formatMoney } from "@/lib/core/money"

interface UsedVoucher {
  id: string
  amountMinor: bigint | null
}

interface Claim {
  purchaseExternalId?: string | undefined
  amountMinor?: number | undefined
}

function refuse(path: string, message: string): never {
  throw new DomainError("invalid_input", { fields: [{ path, message }], detail: message })
}

/**
 * What a voucher takes off a purchase, in minor units; null: its reward names no amount and none was sent. Throws
 * `invalid_input` for more than it is worth, for a purchase that was returned whole, and for more than the purchase says was
 * paid with points or taken off. The purchase is held by `holdPurchases`.
 */
export async function checkUse(
  tx: Tx,
  voucher: UsedVoucher,
  claim: Claim,
  moneyCurrency: string,
): Promise<bigint | null> {
  const { amountMinor } = voucher
  const taken = claim.amountMinor === undefined ? amountMinor : BigInt(claim.amountMinor)
  if (amountMinor !== null && taken !== null && taken > amountMinor) {
    refuse(
      "amountMinor",
      `The voucher is worth ${formatMoney(amountMinor, moneyCurrency)}. Take off that much or less.`,
    )
  }
  if (claim.purchaseExternalId !== undefined)
    await checkPurchase(tx, voucher, claim.purchaseExternalId, taken, moneyCurrency)
  return taken
}

async function checkPurchase(
  tx: Tx,
  voucher: UsedVoucher,
  externalId: string,
  taken: bigint | null,
  moneyCurrency: string,
): Promise<void> {
  const { merchantId } = tx
  const key = await tx.db.purchaseKey.findUnique({ where: { merchantId_externalId: { merchantId, externalId } } })
  if (!key) return
  const purchase = await tx.db.purchase.findUniqueOrThrow({
    where: { merchantId_id: { merchantId, id: key.purchaseId } },
    select: {
      currency: true,
      paidWithPointsMinor: true,
      discountMinor: true,
      items: { select: { discountMinor: true } },
      returns: { select: { isWhole: true } },
    },
  })
  if (purchase.returns.some(({ isWhole }) => isWhole))
    refuse("purchaseExternalId", "This purchase was returned. Name another one, or none.")
  const off = purchase.items.reduce((sum, item) => sum + item.discountMinor, purchase.discountMinor)
  const stated = purchase.paidWithPointsMinor + off
  // A purchase that states neither was sent with what is left to pay.
  if (stated === 0n || taken === null || voucher.amountMinor === null || purchase.currency !== moneyCurrency) return
  const others = await tx.db.voucher.aggregate({
    where: { merchantId, purchaseExternalId: externalId, status: "used", id: { not: voucher.id } },
    _sum: { usedAmountMinor: true },
  })
  const left = stated - (others._sum.usedAmountMinor ?? 0n)
  if (taken <= left) return
  const told = formatMoney(left > 0n ? left : 0n, moneyCurrency)
  refuse(
    "amountMinor",
    `The purchase says that ${told} more were paid with points or taken off. Send that amount, or the purchase with its paidWithPointsMinor.`,
  )
}
