import { expect, type Page, test } from "@playwright/test"
import { byCustomer, type Sale, said } from "../support/history"
import { look } from "../support/look"
import { goTo, phoneContext, shop } from "../support/people"

export const reward = { name: "Coffee and cake", costPoints: 100 }

/** A reward, a segment and a survey. */
export function offering(staff: () => Page, sales: readonly Sale[]): void {
  test("a reward with a stock of two is added", async () => {
    const page = staff()
    await goTo(page, "Rewards")
    await look(page, "rewards-empty")
    await page
      .getByRole("link", { name: /Add .*reward/ })
      .first()
      .click()
    await page.getByLabel("Name", { exact: true }).fill(reward.name)
    await page.getByLabel("Cost to the member").fill(String(reward.costPoints))
    await page.getByRole("switch", { name: /Limited stock/ }).click()
    await page.getByLabel("In stock").fill("2")
    await look(page, "reward-form")
    await page.getByRole("button", { name: "Add reward" }).click()
    await expect(page.getByRole("heading", { name: "Rewards", level: 1 })).toBeVisible()
    await expect(page.getByRole("main")).toContainText(reward.name)
    await look(page, "rewards")
  })

  test("a segment counts live, is saved and goes out as CSV", async () => {
    const page = staff()
    const regulars = [...byCustomer(sales).values()].filter((own) => own.length >= 16).length
    await goTo(page, "Segments")
    await look(page, "segments-empty")
    await page
      .getByRole("link", { name: /segment/i })
      .filter({ hasNotText: "Segments" })
      .first()
      .click()
    await page.getByLabel("Name", { exact: true }).fill("Regulars")
    await page.getByLabel("Value").fill("16")
    await expect(page.getByText(new RegExp(`^${said(regulars)}\\s*customers now$`))).toBeVisible()
    await look(page, "segment-form")
    await page.getByRole("button", { name: "Add segment" }).click()
    await expect(page.getByRole("heading", { name: "Regulars", level: 1 })).toBeVisible()
    await look(page, "segment")
    const file = page.waitForEvent("download")
    await page.getByRole("link", { name: /Export|CSV/ }).click()
    const pieces = await (await file).createReadStream().then((stream) => stream.toArray())
    const rows = Buffer.concat(pieces).toString("utf8").trim().split("\n")
    expect(rows).toHaveLength(regulars + 1)
  })

  test("a survey is answered on a phone by its public link, and the results show it", async ({ browser }) => {
    const page = staff()
    await goTo(page, "Surveys")
    await look(page, "surveys-empty")
    await page
      .getByRole("link", { name: /survey/i })
      .filter({ hasNotText: "Surveys" })
      .first()
      .click()
    await page.getByLabel("Title").fill("Your visit")
    await look(page, "survey-form")
    await page.getByRole("button", { name: "Add draft" }).click()
    await page.getByRole("button", { name: "Open survey" }).click()
    await expect(page.getByRole("button", { name: "Close survey" })).toBeVisible()
    const guest = await phoneContext(browser)
    const phone = await guest.newPage()
    await phone.goto(`/s/${shop.slug}/your-visit`)
    await look(phone, "survey-public", { dark: true })
    await phone.getByRole("button", { name: "Send answer" }).click()
    await expect(phone.getByText("Choose a number from 0 to 10.")).toBeVisible()
    await phone.getByRole("radio", { name: "9", exact: true }).check({ force: true })
    await phone.getByLabel(/main reason/).fill("The cake")
    await phone.getByRole("button", { name: "Send answer" }).click()
    await expect(phone.getByRole("heading", { name: "Thank you" })).toBeVisible()
    await guest.close()
    await page.reload()
    await expect(page.getByRole("main")).toContainText("The cake")
    await expect(page.getByRole("main")).toContainText("1 answer")
    await look(page, "survey", { dark: true })
  })
}
