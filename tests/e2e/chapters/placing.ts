import { expect, test } from "@playwright/test"
import { look } from "../support/look"
import { goTo } from "../support/people"
import type { SecondWorld } from "../support/second-world"

/** Where the merchant sells, and in which money. */
export function placing({ staff }: SecondWorld): void {
  test("a store is added with its region and its clock, and changed", async () => {
    const page = staff()
    await goTo(page, "Settings")
    await page.getByRole("link", { name: "Stores", exact: true }).click()
    await page.getByRole("button", { name: "Add store" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Name", { exact: true }).fill("Harbor")
    await dialog.getByLabel("Number in your systems").fill("s-1")
    await dialog.getByLabel("Region").fill("Coast")
    await dialog.getByRole("combobox", { name: "Time zone" }).fill("Los Angeles")
    await page.getByRole("option", { name: "America/Los Angeles" }).click()
    await look(page, "settings-store-add")
    await dialog.getByRole("button", { name: "Add store" }).click()
    await page.getByRole("button", { name: "Change Harbor" }).click()
    await dialog.getByLabel("Name", { exact: true }).fill("Harbour")
    await dialog.getByRole("button", { name: "Save changes" }).click()
    const row = page.getByRole("row").filter({ hasText: "Harbour" })
    await expect(row).toContainText("Coast")
    await expect(row).toContainText("America/Los Angeles")
    await look(page, "settings-stores", { dark: true })
  })

  test("exchange rates are typed, and brought by a file that names what is wrong in it", async () => {
    const page = staff()
    await page.getByRole("link", { name: "Exchange rates", exact: true }).click()
    await expect(page.getByText("No rate yet")).toBeVisible()
    await page.getByRole("button", { name: "Add rate" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("combobox", { name: "One unit of" }).fill("EUR")
    await page.getByRole("option", { name: /^EUR/ }).click()
    await dialog.getByLabel("Costs").fill("1.0842")
    await dialog.getByLabel("On", { exact: true }).fill("2026-03-01")
    await dialog.getByRole("button", { name: "Store rate" }).click()
    await expect(page.getByRole("cell", { name: "1.0842" })).toBeVisible()
    const file = (text: string) => ({ name: "rates.csv", mimeType: "text/csv", buffer: Buffer.from(text) })
    const upload = page.getByLabel("Choose a file of rates")
    await upload.setInputFiles(file("from,to,day,rate\nEUR,USD,2026-02-30,1.08\n"))
    await expect(page.getByText(/Nothing was stored\. Row 2/)).toBeVisible()
    await upload.setInputFiles(file("from,to,day,rate\nEUR,USD,2026-03-02,1.09\nGBP,USD,2026-03-02,1.31\n"))
    await expect(page.getByRole("cell", { name: "1.31" })).toBeVisible()
    await look(page, "settings-exchange-rates")
  })
}
