import { recordAudit } from "@/lib/core/audit"
import { hashPassword } from "@/lib/core/auth/password"
import { type MerchantFacts, systemCtx, type Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId, newSecret } from "@/lib/core/id"
import type { CreateMerchantInput } from "@/lib/merchants/schema"
import { addStaffUser } from "@/lib/merchants/steps/add-staff-user"

export interface CreatedMerchant {
  merchantId: string
  slug: string
  /** A password made for a new owner, to be shown once; null where the owner has one already. */
  ownerPassword: string | null
}

export function newMerchant(input: CreateMerchantInput, isDemo = false): MerchantFacts {
  const { slug, name, timeZone, currency } = input
  return { id: newId(), slug, name, timeZone, currency, accent: "#0F766E", isDemo }
}

/** Writes the merchant and its owner in the transaction of a Ctx made for that merchant. */
export async function insertMerchant(tx: Tx, input: CreateMerchantInput): Promise<CreatedMerchant> {
  const emailKey = input.ownerEmail.toLowerCase()
  const known = await tx.db.staffUser.findUnique({ where: { emailKey }, select: { id: true } })
  const password = input.ownerPassword ?? newSecret(24)
  await tx.db.merchant.create({ data: { ...tx.merchant, createdAt: tx.now } })
  const userId =
    known?.id ??
    (await addStaffUser(tx, {
      email: input.ownerEmail,
      name: input.ownerName ?? input.ownerEmail.split("@")[0] ?? "Owner",
      passwordHash: await hashPassword(password),
    }))
  await tx.db.membership.create({
    data: { merchantId: tx.merchantId, id: newId(), userId, role: "owner", createdAt: tx.now },
  })
  await recordAudit(tx, "merchant.create", tx.merchantId, { ownerId: userId })
  return {
    merchantId: tx.merchantId,
    slug: tx.merchant.slug,
    ownerPassword: known || input.ownerPassword ? null : password,
  }
}

/**
 * Makes a merchant with its owner: for whoever runs the server. An owner who is known already keeps name and password.
 * Throws `slug_taken`.
 */
export async function createMerchant(input: CreateMerchantInput): Promise<CreatedMerchant> {
  return inTransaction(systemCtx(newMerchant(input), "create-merchant"), (tx) => insertMerchant(tx, input))
}
