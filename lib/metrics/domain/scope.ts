/** The scope of figures of the merchant as a whole: every customer, and purchases without one. */
export const wholeMerchant = "00000000-0000-0000-0000-000000000000"

/** The scope of figures of members, of whichever program. */
export const anyProgram = "ffffffff-ffff-ffff-ffff-ffffffffffff"
