import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import type { UpdateCustomerInput } from "../schema"
import { identifierKey } from "../steps/customer-identity"
import { lockCustomers } from "../steps/find-customers"
import { missingCustomer } from "../steps/missing-customer"
import { writeAttributes } from "../steps/write-attributes"

const identifiers = ["externalId", "email", "phone"] as const
const facts = ["firstName", "lastName", "locale"] as const

/**
 * Changes what is known of a customer; null removes it, what is not named stays.
 * Throws `not_found`, `customer_erased`, `identifier_taken`.
 */
export async function updateCustomer(ctx: Ctx, input: UpdateCustomerInput & { id: string }): Promise<{ id: string }> {
  requirePermission(ctx, "members:write")
  return inTransaction(ctx, async (tx) => {
    const customer = (await lockCustomers(tx, [input.id])).get(input.id)
    if (!customer) throw await missingCustomer(tx, [input.id])
    const changes: Record<string, string | Date | null> = {}
    for (const kind of identifiers) {
      const value = input[kind]
      if (value === undefined || value === customer[kind]) continue
      changes[kind] = value
      await replaceIdentifier(tx, input.id, kind, customer[kind], value)
    }
    for (const fact of facts) if (input[fact] !== undefined) changes[fact] = input[fact] ?? null
    if (input.birthday !== undefined) {
      changes.birthday = input.birthday === null ? null : new Date(`${input.birthday}T00:00:00Z`)
    }
    await tx.db.customer.update({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: input.id } },
      data: changes,
    })
    await writeAttributes(tx, input.id, input.attributes)
    await recordAudit(tx, "customer.update", input.id, { fields: Object.keys(changes) })
    return { id: input.id }
  })
}

async function replaceIdentifier(
  tx: Tx,
  customerId: string,
  kind: (typeof identifiers)[number],
  before: string | null,
  value: string | null,
): Promise<void> {
  // Those that a merge brought along go on naming the customer.
  if (before !== null) {
    const old = { customerId, kind, value: identifierKey(kind, before) }
    await tx.db.customerIdentifier.deleteMany({ where: { merchantId: tx.merchantId, ...old } })
  }
  if (value === null) return
  const data = { merchantId: tx.merchantId, customerId, kind, value: identifierKey(kind, value) }
  if ((await tx.db.customerIdentifier.count({ where: data })) > 0) return
  await tx.db.customerIdentifier.create({ data: { id: newId(), ...data } })
}
