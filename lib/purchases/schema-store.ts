import { z } from "zod"
import { idText, text, timeZoneName } from "@/lib/core/values"

const region = text(120)

/** The body of POST /stores. */
export const storeSchema = z.strictObject({
  externalId: text(255),
  name: text(200),
  timeZone: timeZoneName.optional(),
  region: region.optional(),
})

/** The body of PATCH /stores/{id}; null: the merchant's own time zone, or no region. */
export const storeChangeSchema = z.strictObject({
  name: text(200).optional(),
  timeZone: timeZoneName.nullable().optional(),
  region: region.nullable().optional(),
})

export const updateStoreSchema = storeChangeSchema.extend({ id: idText })

export type StoreInput = z.infer<typeof storeSchema>
export type UpdateStoreInput = z.infer<typeof updateStoreSchema>
