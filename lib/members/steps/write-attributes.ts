import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"

/** Sets a customer's attributes; those not named stay. */
export async function writeAttributes(
  tx: Tx,
  customerId: string,
  attributes: Readonly<Record<string, string | number | boolean>> | undefined,
): Promise<void> {
  const entries = Object.entries(attributes ?? {})
  if (entries.length === 0) return
  const keys = entries.map(([key]) => key)
  await tx.db.customerAttribute.deleteMany({ where: { merchantId: tx.merchantId, customerId, key: { in: keys } } })
  await insertRows(
    tx,
    "CustomerAttribute",
    entries.map(([key, value]) => ({ id: newId(), customerId, key, value: String(value) })),
  )
}
