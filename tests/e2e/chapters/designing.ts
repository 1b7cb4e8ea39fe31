import { expect, type Page, test } from "@playwright/test"
import { choose } from "../support/choose"
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

  test("a rule with a condition reads as a sentence, is tried on the history, paused, and removed with a way back", async () => {
    const page = staff()
    await page.getByRole("button", { name: "Add rule" }).click()
    const made = page.getByRole("region", { name: "A point for spending", exact: true }).last()
    await made.getByLabel("Name of the rule").fill("Big baskets")
    const rule = page.getByRole("region", { name: "Big baskets", exact: true })
    await rule.getByLabel("Members get").selectOption("multiplier")
    await rule.getByLabel("Times", { exact: true }).fill("3")
    await rule.getByText("Only if", { exact: true }).click()
    await rule.getByRole("button", { name: "Add condition" }).click()
    await rule.getByLabel("Field").selectOption("purchase.amountMinor")
    await rule.getByLabel("Comparison").selectOption(">=")
    await rule.getByLabel("Value", { exact: true }).fill("20.00")
    await expect(rule).toContainText("A purchase earns 3 times the points, if purchase amount is at least $20.00.")
    const trial = rule.getByRole("region", { name: "What Big baskets would have given" })
    await expect(trial).toContainText(/For [\d,]+ of [\d,]+ purchases, to [\d,]+ members?\./, { timeout: 20_000 })
    await trial.getByRole("listitem").first().locator("summary").click()
    await expect(trial).toContainText(/Big baskets: [\d,]+ × \(3 − 1\)/)
    await look(page, "rule-condition")
    await rule.getByRole("button", { name: "More for Big baskets" }).click()
    await choose(page, "Pause")
    await expect(rule).toContainText("Paused: it gives nothing once this is published.")
    await rule.getByRole("button", { name: "More for Big baskets" }).click()
    await choose(page, "Remove")
    await expect(rule).toBeHidden()
    await page.getByRole("button", { name: "Undo" }).click()
    await expect(rule).toBeVisible()
    await page.getByRole("button", { name: "Discard" }).click()
    await expect(rule).toBeHidden()
    await expect(page.getByRole("region", { name: "Unsaved changes" })).toBeHidden()
  })

  test("a rule can wait for anything but a purchase too, and then gives a fixed number", async () => {
    const page = staff()
    await page.getByRole("button", { name: "Add rule" }).click()
    const rule = page.getByRole("region", { name: "A point for spending", exact: true }).last()
    const occasions = {
      signup: "Joining earns 50 points.",
      birthday: "A birthday earns 50 points.",
      anniversary: "The anniversary of joining earns 50 points.",
      referral: "Bringing a friend earns 50 points for each of the two.",
      surveyResponse: "Answering a survey earns 50 points.",
    }
    for (const [trigger, sentence] of Object.entries(occasions)) {
      await rule.getByLabel("When", { exact: true }).selectOption(trigger)
      await expect(rule).toContainText(sentence)
      await expect(rule.getByLabel("Members get").getByRole("option")).toHaveText(["A fixed number"])
    }
    await page.getByRole("button", { name: "Discard" }).click()
    await expect(page.getByRole("region", { name: "Unsaved changes" })).toBeHidden()
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
