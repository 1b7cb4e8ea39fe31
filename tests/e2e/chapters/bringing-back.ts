import { expect, type Page, test } from "@playwright/test"
import { look } from "../support/look"
import { shop } from "../support/people"

/** A return: what it takes, and why, as staff and as the member read it. */
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
    const hand = phone()
    await hand.goto(`/p/${shop.slug}/${shop.program}/activity`)
    await hand
      .getByRole("link", { name: /^Taken back after a return of \$2\.00/ })
      .first()
      .click()
    await expect(hand.getByRole("main")).toContainText("Something was returned")
    await look(hand, "portal-why-return")
  })
}

async function openMember(page: Page): Promise<void> {
  await page.goto(`/d/${shop.slug}/members?text=guest1%40example.com`)
  await page.getByRole("main").getByRole("table").getByRole("link").first().click()
  await expect(page.getByRole("tab", { name: "What earned what" })).toBeVisible()
}
