import { expect, type Page, test } from "@playwright/test"
import { byCustomer, pointsOf, type Sale, said } from "../support/history"
import { look } from "../support/look"
import { goTo, shop } from "../support/people"
import { reward } from "./offering"

const portal = `/p/${shop.slug}/${shop.program}`

/** What a member does on a phone. */
export function asMember(staff: () => Page, phone: () => Page, sales: readonly Sale[]): void {
  const own = pointsOf(byCustomer(sales).get("C001") ?? [])

  test("a member joins with a one-time code, which staff find in the outbox where no mail server is set", async () => {
    const page = phone()
    await page.goto(portal)
    await look(page, "portal-front", { dark: true })
    await page.getByRole("link", { name: "Join", exact: true }).click()
    await page.getByLabel("First name").fill("Zoë")
    await page.getByLabel("E-mail", { exact: true }).fill("guest1@example.com")
    await look(page, "portal-join")
    await page.getByRole("button", { name: "Send me the code" }).click()
    await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible()
    await look(page, "portal-code")
    await page.getByLabel("Six-digit code").fill("000000")
    await page.getByRole("button", { name: "Continue" }).click()
    await expect(page.getByRole("alert").first()).toBeVisible()
    await page.getByLabel("Six-digit code").fill(await codeFromOutbox(staff()))
    await page.getByRole("button", { name: "Continue" }).click()
    await expect(page).toHaveURL(portal)
  })

  test("the member sees points, tier and what can be had", async () => {
    const page = phone()
    const main = page.getByRole("main")
    await expect(main).toContainText(`${said(own)} points`)
    await expect(main).toContainText("Gold")
    await expect(main).toContainText(reward.name)
    await look(page, "portal-home", { dark: true })
    await page.getByRole("link", { name: "Show my card" }).click()
    await expect(page.getByRole("img").first()).toBeVisible()
    await look(page, "portal-card")
    await page.goto(`${portal}/activity`)
    await look(page, "portal-activity")
    await page.goto(`${portal}/me`)
    await look(page, "portal-me")
  })

  test("a double tap redeems once and shows the voucher", async () => {
    const page = phone()
    await page.getByRole("link", { name: "Rewards" }).click()
    await look(page, "portal-rewards")
    await page.getByRole("link", { name: reward.name }).click()
    await look(page, "portal-reward")
    await page.getByRole("link", { name: "Redeem" }).click()
    await look(page, "portal-redeem")
    await page.getByRole("button", { name: "Redeem now" }).dblclick()
    await expect(page.getByText("It is yours.")).toBeVisible()
    await expect(page.getByRole("img", { name: /QR code of voucher/ })).toHaveCount(1)
    await look(page, "portal-voucher", { dark: true })
    await page.goto(portal)
    await expect(page.getByRole("main")).toContainText(`${said(own - reward.costPoints)} points`)
    await page.goto(`${portal}/vouchers`)
    await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1)
    await look(page, "portal-vouchers")
  })
}

/** The newest message to the member, read on the page that holds mail while there is no server to send it. */
async function codeFromOutbox(page: Page): Promise<string> {
  await goTo(page, "Settings")
  await page.getByRole("link", { name: "Mail", exact: true }).click()
  await expect(page.getByRole("heading", { name: "Mail", level: 1 })).toBeVisible()
  await look(page, "settings-mail")
  await page.getByRole("row").filter({ hasText: "guest1@example.com" }).getByRole("link").first().click()
  const text = page.getByText(/Your code is \d{3} \d{3}/)
  await expect(text).toBeVisible()
  await look(page, "settings-mail-one")
  const code = /\d{3} \d{3}/.exec((await text.textContent()) ?? "")?.[0]
  if (!code) throw new Error("the mail holds no code of six digits")
  return code
}
