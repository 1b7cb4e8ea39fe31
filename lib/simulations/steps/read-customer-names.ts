import type { Tx } from "@/lib/core/ctx"

export interface CustomerName {
  /** First and last name, or the e-mail address; null: neither is known. */
  customerName: string | null
  externalId: string | null
}

/** How customers are called now, by their ids. */
export async function readCustomerNames(tx: Tx, ids: readonly string[]): Promise<Map<string, CustomerName>> {
  const rows = await tx.db.customer.findMany({
    where: { merchantId: tx.merchantId, id: { in: [...new Set(ids)] } },
    select: { id: true, firstName: true, lastName: true, email: true, externalId: true },
  })
  return new Map(
    rows.map(({ id, firstName, lastName, email, externalId }) => {
      const name = [firstName, lastName].filter(Boolean).join(" ")
      return [id, { customerName: name || email, externalId }]
    }),
  )
}
