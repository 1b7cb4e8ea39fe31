/** What a person is named by, to be looked for in texts. */
export interface Mentions {
  customerIds: string[]
  memberIds: string[]
  /** In lower case. */
  emails: string[]
  /** Identifiers and addresses in lower case. */
  values: string[]
  /** Rows with a later id, which tells their instant, may be of somebody new with the same address. */
  until: string
}

/** What has no index by person and is looked through row by row, in this order. */
export const sweptTables = ["mail", "importRejection", "adjustmentRow", "storedAnswer"] as const

export type SweptTable = (typeof sweptTables)[number]

/** Where a look through goes on: behind the row of that key; "" is the first. */
export interface SweepPlace {
  table: SweptTable
  after: string
}

export const sweepStart: SweepPlace = { table: sweptTables[0], after: "" }
