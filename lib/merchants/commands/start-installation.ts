import { systemCtx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type CreatedMerchant, insertMerchant, newMerchant } from "@/lib/merchants/commands/create-merchant"
import type { StartInput } from "@/lib/merchants/schema"

/**
 * Makes the first merchant and its owner, for whoever opens a fresh installation first.
 * Throws `already_set_up` once there is any merchant, `email_taken` when the owner's address is.
 */
export async function startInstallation(input: StartInput): Promise<CreatedMerchant> {
  return inTransaction(systemCtx(newMerchant(input), "start"), async (tx) => {
    // Two who begin at once: the second waits here, and then finds the first one's merchant.
    await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('start-installation', 0))::text`
    if (await tx.db.merchant.findFirst({ select: { id: true } })) throw new DomainError("already_set_up")
    const taken = await tx.db.staffUser.findUnique({ where: { emailKey: input.ownerEmail.toLowerCase() } })
    if (taken) throw new DomainError("email_taken")
    return insertMerchant(tx, input)
  })
}
