import { hashPassword } from "@/lib/core/auth/password"
import { systemCtx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { startJob } from "@/lib/core/jobs"
import type { Role } from "@/lib/core/permissions"
import { insertMerchant, newMerchant } from "@/lib/merchants/commands/create-merchant"
import { addStaffUser } from "@/lib/merchants/steps/add-staff-user"
import { addMembership } from "@/lib/merchants/steps/claim-invitation"
import { demoAccounts } from "@/lib/setup/demo-accounts.mjs"
import { cafe, staffNames } from "@/prisma/seed/cafe"

/** What the demo job is given: kept with it, so that a restart tells the same history. */
export interface DemoInput {
  seed: number
  customers: number
  /** The instant at which the history ends. */
  until: string
}

const purchasesACustomer = 16

/** Makes the demo merchant and its staff, who can sign in from then on, and queues the job. Throws `slug_taken`. */
export async function openDemo(input: DemoInput): Promise<{ merchantId: string; jobId: string }> {
  const staff = await Promise.all(
    demoAccounts.map(async ({ role, email, password }) => {
      return { role: role as Role, email, password, name: staffNames[role], passwordHash: await hashPassword(password) }
    }),
  )
  const owner = staff.find(({ role }) => role === "owner")
  if (!owner) throw new Error("the demo has an owner")
  const merchant = {
    ...cafe,
    ownerEmail: owner.email,
    ownerName: owner.name,
    ownerPassword: owner.password,
  }
  const facts = { ...newMerchant(merchant, true), accent: cafe.accent }
  return inTransaction(systemCtx(facts, "demo"), async (tx) => {
    await insertMerchant(tx, merchant)
    for (const { role, email, name, passwordHash } of staff) {
      if (role !== "owner") await addMembership(tx, await addStaffUser(tx, { email, name, passwordHash }), role)
    }
    const job = await startJob(tx, "demo", input, input.customers * purchasesACustomer)
    return { merchantId: tx.merchantId, jobId: job.id }
  })
}
