import { expect, type Page, test } from "@playwright/test"
import { badRows, type Figures, type Sale, said, saidMoney, toCsv } from "../support/history"
import { look } from "../support/look"
import { goTo, owner, shop } from "../support/people"

/** From an empty installation to a recorded history. */
export function settingUp(staff: () => Page, sales: readonly Sale[], figures: Figures): void {
  test("the first visit makes the merchant and its owner, and the second is turned away", async () => {
    const page = staff()
    await page.goto("/")
    await expect(page).toHaveURL(/\/start$/)
    await look(page, "start", { dark: true })
    await page.getByLabel("Name", { exact: true }).fill(shop.name)
    await expect(page.getByLabel("Address")).toHaveValue(shop.slug)
    await page.getByRole("combobox", { name: "Time zone" }).fill("New York")
    await page.getByRole("option", { name: "America/New York" }).click()
    await page.getByRole("combobox", { name: "Currency" }).fill("USD")
    await page.getByRole("option", { name: /^USD/ }).click()
    await page.getByLabel("Your name").fill(owner.name)
    await page.getByLabel("E-mail").fill(owner.email)
    await page.getByLabel("Password").fill("short")
    await page.getByRole("button", { name: "Create merchant" }).click()
    await expect(page.getByText(/15 characters/).first()).toBeVisible()
    await page.getByLabel("Password").fill(owner.password)
    await page.getByRole("button", { name: "Create merchant" }).click()
    await page.waitForURL(`/d/${shop.slug}/setup`)
    await look(page, "setup")
    await page.goto("/start")
    await expect(page).not.toHaveURL(/\/start$/)
  })

  test("the checklist leads to the import, which says what it will do before it does it", async () => {
    const page = staff()
    await page.goto(`/d/${shop.slug}/setup`)
    await page.getByRole("link", { name: "Import a file" }).click()
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    await look(page, "imports-empty")
    const file = { name: "till.csv", mimeType: "text/csv", buffer: Buffer.from(toCsv(sales)) }
    await page.getByLabel("Choose a file of purchases").setInputFiles(file)
    await expect(page.getByRole("heading", { name: "What each column holds" })).toBeVisible()
    const holds = (column: string) => page.getByLabel(`What column ${column} holds`)
    await expect(holds("Receipt no")).toHaveValue("purchase")
    await expect(holds("Client")).toHaveValue("customer")
    await expect(holds("When")).toHaveValue("occurredAt")
    await expect(holds("Total paid")).toHaveValue("amount")
    await holds("Guest").selectOption("First name")
    const main = page.getByRole("main")
    await expect(main).toContainText(
      `${badRows.length} of ${said(figures.purchases + badRows.length)} rows would be left out`,
    )
    await expect(main).toContainText(saidMoney(figures.amountMinor))
    await expect(page.getByRole("cell", { name: /soon/ }).first()).toBeVisible()
    await look(page, "import-columns")
  })

  test("the import runs with progress and gives a receipt that equals the till", async () => {
    const page = staff()
    await page.getByRole("button", { name: "Record the purchases" }).click()
    await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible({ timeout: 60_000 })
    const main = page.getByRole("main")
    await expect(main).toContainText(new RegExp(`Purchases recorded\\s*${said(figures.purchases)}`))
    await expect(main).toContainText(new RegExp(`Refused\\s*${badRows.length}`))
    await expect(main).toContainText(`Money recorded${saidMoney(figures.amountMinor)}`)
    await expect(main).toContainText(new RegExp(`Customers\\s*${figures.customers}`))
    const refused = page.waitForEvent("download")
    await page.getByRole("link", { name: "Download refused rows" }).click()
    const text = await (await refused).createReadStream().then((stream) => stream.toArray())
    expect(Buffer.concat(text).toString("utf8").trim().split("\n")).toHaveLength(badRows.length + 1)
    await look(page, "import-receipt", { dark: true })
    await goTo(page, "Imports")
    await expect(page.getByRole("link", { name: "till.csv" })).toBeVisible()
    await look(page, "imports")
  })
}
