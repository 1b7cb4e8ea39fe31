import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"

/** Tells more of a customer than a purchase does. */
export async function saveCustomer(ctx: Ctx, externalId: string, { birthday }: { birthday: string }): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx.db.customer.updateMany({ where: { externalId }, data: { birthday: new Date(birthday) } }),
  )
}
