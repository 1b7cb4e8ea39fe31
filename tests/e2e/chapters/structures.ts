import { expect, test } from "@playwright/test"
import { look } from "../support/look"
import { bea, type PromiseWorld } from "../support/promise-house"

const structures = [
  { key: "stars", rule: "A star for every purchase" },
  { key: "cashback", rule: "Money back on every purchase" },
]

/** Structures of the gallery from the first look to a voucher in the hand; the tests of the API do the same for all of them. */
export function usingStructures(world: () => PromiseWorld): void {
  for (const { key, rule } of structures) {
    test(`the structure ${key} is used, published, earned under, explained and redeemed`, async () => {
      const { marketer: page, support, cashier, shop, api } = world()
      await page.goto(`/d/${shop.slug}/program/presets/${key}`)
      await page.getByRole("button", { name: "Use this structure" }).click()
      await page.waitForURL(/\/program\?program=/)
      await page.getByRole("button", { name: "Publish program" }).click()
      const sheet = page.getByRole("dialog")
      await sheet.getByRole("radio", { name: /All of them/ }).check()
      await sheet.getByRole("button", { name: "Publish program" }).click()
      await expect(page.getByText("Published and reckoned")).toBeVisible({ timeout: 60_000 })
      const programId = new URL(page.url()).searchParams.get("program")
      const sale = { externalId: `new-${key}`, customer: { externalId: bea.externalId }, currency: "USD" }
      await api("POST", "/purchases", { ...sale, occurredAt: new Date().toISOString(), amountMinor: 9_000 })
      const { data } = await api<{ data: { id: string; programId: string; cardNumber: string }[] }>(
        "GET",
        `/members?email=${bea.email}`,
      )
      const member = data.find((one) => one.programId === programId)
      await support.goto(`/d/${shop.slug}/members/${member?.id}`)
      await support.getByRole("tab", { name: "Points" }).click()
      await support.getByRole("button", { name: "Why? Earned with a purchase of $90.00" }).first().click()
      await expect(support.getByRole("dialog")).toContainText(rule)
      await cashier.goto(`/d/${shop.slug}/counter`)
      const field = cashier.getByLabel("Card, code, name, e-mail or phone")
      await field.fill(member?.cardNumber ?? "")
      await field.press("Enter")
      await cashier.getByRole("button", { name: "Redeem" }).first().click()
      const asked = cashier.getByRole("alertdialog").or(cashier.getByRole("dialog"))
      await asked.getByRole("button", { name: "Redeem" }).click()
      await expect(asked).toBeHidden()
      await expect(cashier.getByRole("button", { name: "Next customer" })).toBeVisible()
      await look(cashier, `structure-${key}-redeemed`)
    })
  }
}
