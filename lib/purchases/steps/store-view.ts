/** A store as it is shown. */
export interface StoreView {
  id: string
  /** The till's own name for it, which purchases are sent with. */
  externalId: string
  name: string
  /** Null: the merchant's. */
  timeZone: string | null
  region: string | null
}

export const storeColumns = { id: true, externalId: true, name: true, timeZone: true, region: true } as const
