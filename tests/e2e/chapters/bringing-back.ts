import { expect, type Page, test } from "@playwright/test"
import { look } from "../support/look"
import { goTo, shop } from "../support/people"

const portal = `/p/${shop.slug}/${shop.program}`
const review = { name: "Review written", points: 25 }

/** A return and an activity: what they take and give, and why, as staff and as the member read it. */
export function bringingBack(staff: () => Page, phone: () => Page): void {
  test("staff take a part of a purchase back, and read why points went", async () => {
    const page = staff()
    await openMember(page)
    await page.getByRole("tab", { name: "What earned what" }).click()
    await page
      .getByRole("link", { name: /^Purchase of/ })
      .first()
      .click()
    await expect(page.getByRole("heading", { name: "What it earned" })).toBeVisible()
    await look(page, "purchase", { dark: true })
    await page.getByRole("button", { name: "Record a return" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByText("An amount", { exact: true }).click()
    await dialog.getByLabel("Amount paid back").fill("2.00")
    await look(page, "purchase-return")
    await dialog.getByRole("button", { name: "Return $2.00" }).click()
    await expect(page.getByText(/The return is recorded: \d+ points taken back/)).toBeVisible()
    await expect(page.getByRole("main")).toContainText("$2.00")
    await openMember(page)
    await page.getByRole("tab", { name: "Points", exact: true }).click()
    await page
      .getByRole("button", { name: /^Why\?\s*Taken back after a return of \$2\.00/ })
      .first()
      .click()
    await expect(page.getByRole("dialog")).toContainText("had to go back")
    await look(page, "member-why-return")
    await page.keyboard.press("Escape")
  })

  test("a kind of activity is added from a template, and a rule that gives for it is published", async () => {
    const page = staff()
    await goTo(page, "Activities")
    await look(page, "activities-empty")
    await page
      .getByRole("link", { name: /Add a kind|Add the first/ })
      .first()
      .click()
    await expect(page.getByRole("heading", { name: "Add a kind of activity" })).toBeVisible()
    await look(page, "activity-new", { dark: true })
    await page.getByRole("button", { name: new RegExp(review.name) }).click()
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue(review.name)
    await page.getByRole("button", { name: "Add activity" }).click()
    await page.waitForURL(/activities\/(?!new)/)
    await page.goto(`/d/${shop.slug}/program`)
    await page.getByRole("button", { name: "Add rule" }).click()
    const made = page.getByRole("region", { name: "A point for spending", exact: true }).last()
    await made.getByLabel("Name of the rule").fill("Reviews")
    const rule = page.getByRole("region", { name: "Reviews", exact: true })
    await rule.getByLabel("When", { exact: true }).selectOption("event")
    await rule.getByLabel("Which activity", { exact: true }).selectOption("review.written")
    await rule.getByLabel("Gives", { exact: true }).fill(String(review.points))
    await look(page, "program-rule-event")
    await page.getByRole("button", { name: "Save draft" }).click()
    await expect(page.getByRole("region", { name: "Unsaved changes" })).toBeHidden()
    await page.getByRole("button", { name: "Publish changes" }).click()
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Publish/ })
      .click()
    await expect(page.getByText("Live, version 2")).toBeVisible()
  })

  test("an activity recorded by hand gives its points, which the member sees with the reason", async () => {
    const page = staff()
    await openMember(page)
    await page.getByRole("tab", { name: "Activities" }).click()
    await page.getByRole("button", { name: "Record an activity" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("rating").fill("5")
    await look(page, "activity-record")
    await dialog.getByRole("button", { name: /^Record/ }).click()
    await expect(page.getByRole("main")).toContainText(`+${review.points}`)
    await look(page, "member-activities")
    const hand = phone()
    await hand.goto(`${portal}/activity`)
    const item = hand.getByRole("link").filter({ hasText: review.name }).first()
    await expect(item).toContainText(`${review.points}`)
    await look(hand, "portal-activity-all", { dark: true })
    await item.click()
    await expect(hand.getByRole("main")).toContainText("Reviews")
    await look(hand, "portal-why")
  })
}

async function openMember(page: Page): Promise<void> {
  await page.goto(`/d/${shop.slug}/members?text=guest1%40example.com`)
  await page.getByRole("main").getByRole("table").getByRole("link").first().click()
  await expect(page.getByRole("tab", { name: "What earned what" })).toBeVisible()
}
