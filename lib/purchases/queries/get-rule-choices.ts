import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { NamedSegment } from "@/lib/segments/domain/segment-links"
import { readSegments } from "@/lib/segments/steps/require-sound"
import type { EventSchema } from "../domain/events/event-schema"

/** What earning rules can name at a merchant. */
export interface RuleChoices {
  attributeKeys: string[]
  segments: NamedSegment[]
  /** Those that can be recorded, with the names of their data's fields. */
  eventTypes: { code: string; name: string; dataKeys: string[] }[]
  /** Each under its externalId. */
  stores: { id: string; name: string }[]
  regions: string[]
  /** Of what was bought last, in alphabetical order. */
  categories: string[]
}

const mostKeys = 50
const mostStores = 200
/** Of how many of the latest items the categories are taken. */
const itemsRead = 20_000

/** Attributes, segments, activities, stores, regions and categories that rules may name. */
export async function getRuleChoices(ctx: Ctx): Promise<RuleChoices> {
  requirePermission(ctx, "programs:read")
  return inRead(ctx, async (tx) => {
    const stores = await readStores(tx)
    return {
      attributeKeys: await readAttributeKeys(tx),
      segments: await readSegments(tx),
      eventTypes: await readEventTypes(tx),
      stores: stores.map(({ externalId, name }) => ({ id: externalId, name })),
      regions: [...new Set(stores.flatMap(({ region }) => region ?? []))].sort(),
      categories: await readCategories(tx),
    }
  })
}

async function readStores(tx: Tx) {
  return tx.db.store.findMany({
    where: { merchantId: tx.merchantId },
    orderBy: { name: "asc" },
    take: mostStores,
    select: { externalId: true, name: true, region: true },
  })
}

async function readAttributeKeys(tx: Tx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ key: string }[]>`
    SELECT DISTINCT "key" FROM "customer_attribute" WHERE "merchantId" = ${tx.merchantId}::uuid ORDER BY 1 LIMIT ${mostKeys}`
  return rows.map(({ key }) => key)
}

async function readEventTypes(tx: Tx): Promise<RuleChoices["eventTypes"]> {
  const rows = await tx.db.eventType.findMany({
    where: { merchantId: tx.merchantId, archivedAt: null },
    orderBy: { name: "asc" },
    select: { code: true, name: true, schema: true },
  })
  return rows.map(({ code, name, schema }) => {
    const { properties = {} } = schema as EventSchema
    return { code, name, dataKeys: Object.keys(properties).filter((key) => /^[\p{L}\p{N}_-]{1,64}$/u.test(key)) }
  })
}

async function readCategories(tx: Tx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ category: string }[]>`
    SELECT DISTINCT "category" FROM (
      SELECT "category" FROM "purchase_item" WHERE "merchantId" = ${tx.merchantId}::uuid
      ORDER BY "purchaseId" DESC LIMIT ${itemsRead}
    ) latest WHERE "category" IS NOT NULL ORDER BY 1 LIMIT 200`
  return rows.map(({ category }) => category)
}
