import { expect, type Page, test } from "@playwright/test"
import { type Figures, said, saidMoney } from "../support/history"
import { look } from "../support/look"
import { goTo, shop } from "../support/people"

/** From a draft to a published program over the history. */
export function designing(staff: () => Page, figures: Figures): void {
  test("a program is drafted: points, one rule, three tiers with their handles on the histogram", async () => {
    const page = staff()
    await page.goto(`/d/${shop.slug}/program`)
    await look(page, "program-new")
    await page.getByRole("radio", { name: /Every customer/ }).check()
    await page.getByRole("button", { name: "Create draft" }).click()
    await page.getByRole("button", { name: "Add the first rule" }).click()
    await page.getByLabel("Gives").fill("1")
    await page.getByLabel("For each whole").fill("1.00")
    await page.getByRole("button", { name: "Add the first tier" }).click()
    await page.getByRole("button", { name: "Add tier" }).click()
    await page.getByRole("button", { name: "Add tier" }).click()
    const silver = page.getByRole("region", { name: "Silver" })
    const handle = page.getByRole("slider", { name: "Silver" })
    await silver.getByLabel("From").fill("150.00")
    await handle.focus()
    const before = await handle.getAttribute("aria-valuenow")
    await handle.press("ArrowRight")
    await expect(handle).not.toHaveAttribute("aria-valuenow", before ?? "")
    await silver.getByLabel("From").fill("200.00")
    await page.getByRole("region", { name: "Gold" }).getByLabel("From").fill("1000.00")
    for (const [tier, count] of Object.entries(figures.tiers)) {
      const told = page.getByRole("region", { name: tier })
      await expect(told).toContainText(`${count} ${count === 1 ? "customer" : "customers"} would be ${tier}`)
    }
    await page.getByRole("button", { name: "Save draft" }).click()
    await expect(page.getByRole("region", { name: "Unsaved changes" })).toBeHidden()
    await expect(page.getByRole("main")).toContainText(saidMoney(figures.amountMinor))
    await look(page, "program-draft", { dark: true })
  })

  test("a purchase is tried on the draft", async () => {
    const page = staff()
    await page.getByLabel("Amount", { exact: true }).fill("42.90")
    await expect(page.getByText("42 points", { exact: true }).first()).toBeVisible()
  })

  test("publishing says what it does, then awards the whole history", async () => {
    const page = staff()
    await page.getByRole("button", { name: "Publish program" }).click()
    const sheet = page.getByRole("dialog")
    await sheet.getByRole("radio", { name: /All of them/ }).check()
    await expect(sheet).toContainText(new RegExp(`Members touched\\s*${figures.customers}`))
    await expect(sheet).toContainText(`Given at once${said(figures.points)} points`)
    await expect(sheet).toContainText("0 messages sent")
    await look(page, "publish")
    await sheet.getByRole("button", { name: "Publish program" }).click()
    await expect(page.getByText("Published and reckoned")).toBeVisible({ timeout: 90_000 })
    await expect(page.getByRole("main")).toContainText(`${said(figures.points)} points given`)
    await look(page, "program-live")
  })

  test("members, tiers and figures equal those reckoned from the file", async () => {
    const page = staff()
    await goTo(page, "Overview")
    await page.getByRole("link", { name: "All", exact: true }).click()
    await page.waitForURL(/period=all/)
    await expect(async () => {
      await page.reload()
      await expect(page.getByText("All figures are up to date")).toBeVisible({ timeout: 2_000 })
    }).toPass({ timeout: 60_000 })
    const card = (name: string) =>
      page.getByRole("article").filter({ has: page.getByRole("link", { name, exact: true }) })
    await expect(card("Members").getByTitle(`${said(figures.customers)} members`)).toBeVisible()
    await expect(card("Purchases").getByTitle(new RegExp(`^${said(figures.purchases)}\\b`))).toBeVisible()
    await expect(card("Revenue").getByTitle(saidMoney(figures.amountMinor))).toBeVisible()
    await expect(card("Points issued").getByTitle(`${said(figures.points)} points`)).toBeVisible()
    await expect(card("Points outstanding").getByTitle(`${said(figures.points)} points`)).toBeVisible()
    const main = page.getByRole("main")
    for (const [tier, count] of Object.entries(figures.tiers)) {
      await expect(main.getByRole("listitem").filter({ hasText: new RegExp(`^${tier}`) })).toContainText(String(count))
    }
    await look(page, "overview", { dark: true })
    await goTo(page, "Metrics")
    await look(page, "metrics")
    await page
      .getByRole("link", { name: /^Revenue/ })
      .first()
      .click()
    await look(page, "metric-revenue")
    await goTo(page, "Ledger")
    await look(page, "ledger")
  })

  test("the members can be found, and one of them shows why", async () => {
    const page = staff()
    await goTo(page, "Members")
    await expect(page.getByRole("heading", { name: "Members", level: 1 })).toBeVisible()
    await look(page, "members")
    await page.getByRole("searchbox").first().fill("guest1@example.com")
    await page.getByRole("searchbox").first().press("Enter")
    await page.getByRole("link", { name: /Zoë/ }).first().click()
    await expect(page.getByRole("heading", { name: /Zoë/, level: 1 })).toBeVisible()
    await expect(page.getByRole("main")).toContainText("Gold")
    await look(page, "member", { dark: true })
  })
}
