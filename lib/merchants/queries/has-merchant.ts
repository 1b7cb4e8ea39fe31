import { inGlobal } from "@/lib/core/db"

/** Whether this installation has any merchant yet. */
export async function hasMerchant(): Promise<boolean> {
  return (await inGlobal((db) => db.merchant.findFirst({ select: { id: true } }))) !== null
}
