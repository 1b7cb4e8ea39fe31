import type { MerchantFacts } from "../ctx"
import type { TransactionClient } from "../db"
import { inGlobal } from "../db"

const select = { id: true, slug: true, name: true, timeZone: true, currency: true, accent: true, isDemo: true } as const

/** A merchant's facts by slug, or null. */
export async function merchantBySlug(slug: string): Promise<MerchantFacts | null> {
  return inGlobal((db) => db.merchant.findUnique({ where: { slug }, select }))
}

/** A merchant's facts by id, in an open transaction, or null. */
export async function merchantById(db: TransactionClient, id: string): Promise<MerchantFacts | null> {
  return db.merchant.findUnique({ where: { id }, select })
}
