import { expect, it } from "vitest"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { findPurchase } from "@/lib/purchases/queries/find-purchase"
import { asStaff, makeMerchant } from "../../support/world"
import { makeClub, purchase } from "./club"

it("a purchase is found by its number, by who may read it, of one merchant", async () => {
  const { ctx } = await makeClub()
  const body = purchase("R-12", "ann", "2026-05-01T12:00:00Z", 1_250)
  const { purchase: made } = await recordPurchase(ctx, body, { source: "api" })
  const found = await findPurchase(asStaff(ctx, "support"), { externalId: "R-12" })
  expect(found).toMatchObject({ id: made.id, externalId: "R-12", amountMinor: 1_250n, currency: "USD" })
  expect(await findPurchase(ctx, { externalId: "R-1" })).toBeNull()
  expect(await findPurchase(await makeMerchant(), { externalId: "R-12" })).toBeNull()
  await expect(findPurchase(asStaff(ctx, "cashier"), { externalId: "R-12" })).rejects.toMatchObject({
    code: "forbidden",
  })
})
