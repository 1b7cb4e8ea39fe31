import { expect, test } from "@playwright/test"
import { daysBefore, today } from "../support/history"
import { look } from "../support/look"
import { bea, cake, coffee, type PromiseWorld, portal } from "../support/promise-house"

/** What staff give beside the points: a counted benefit at the desk, and a tier by hand. */
export function atTheDesk(world: () => PromiseWorld): void {
  test("a cashier gives one of two, takes it back, and gives it again", async () => {
    const { cashier: page, shop } = world()
    await page.goto(`/d/${shop.slug}/benefits`)
    const field = page.getByLabel("Card, name, e-mail or phone")
    await page.getByLabel("Where you are").fill("Front desk")
    await field.fill(bea.email)
    await field.press("Enter")
    const give = async () => {
      await page.getByRole("button", { name: `Give ${coffee}` }).click()
      await page.getByRole("button", { name: "Record 1" }).click()
      await expect(page.getByText("1 of 2 left")).toBeVisible()
    }
    await expect(page.getByText("2 of 2 left")).toBeVisible()
    await give()
    await expect(page.getByRole("main")).toContainText("Front desk")
    await look(page, "desk-given")
    await page.getByRole("button", { name: `Take back ${coffee}` }).click()
    await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "Take back" }).click()
    await expect(page.getByText("2 of 2 left")).toBeVisible()
    await give()
  })

  test("support sets a tier by hand, with a reason and an end", async () => {
    const { support: page, shop, api } = world()
    const { data } = await api<{ data: [{ id: string }] }>("GET", `/members?email=${bea.email}`)
    await page.goto(`/d/${shop.slug}/members/${data[0].id}`)
    await page.getByRole("button", { name: "Change tier" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Tier", { exact: true }).selectOption({ label: "Gold" })
    await dialog.getByLabel("Until").fill(daysBefore(today(), -30))
    await dialog.getByLabel("Reason").fill("She was promised it")
    await expect(dialog).toContainText("Gold from now on instead of Silver.")
    await look(page, "desk-tier")
    await dialog.getByRole("button", { name: "Give tier" }).click()
    await expect(page.getByText("Gold given")).toBeVisible()
    await page.getByRole("tab", { name: /Tier/ }).click()
    await expect(page.getByRole("tabpanel")).toContainText("She was promised it")
    await look(page, "desk-tiers")
  })

  test("the member sees both: what is left, and the tier with what it adds", async () => {
    const { phone } = world()
    await phone.goto(`${portal}/benefits`)
    const main = phone.getByRole("main")
    await expect(main).toContainText("What you have as Gold")
    await expect(main.getByRole("listitem").filter({ hasText: coffee }).first()).toContainText("1 of 2 left")
    await expect(main.getByRole("listitem").filter({ hasText: cake }).first()).toContainText("2 of 2 left")
    await look(phone, "desk-portal", { dark: true })
  })
}
