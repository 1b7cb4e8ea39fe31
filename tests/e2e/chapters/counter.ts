import { type BrowserContext, expect, type Page, test } from "@playwright/test"
import { look } from "../support/look"
import { cashier, deskContext, goTo, signIn } from "../support/people"
import type { Api } from "../support/second-shop"
import { nora, type SecondWorld } from "../support/second-world"

const reward = { name: "A bag of beans", kind: "freeProduct", costPoints: 20, stock: 2 }

/** The counter, and who may be there. */
export function atTheCounter({ staff, api, shop }: SecondWorld): void {
  let voucher = ""
  let till: BrowserContext
  let tillPage: Page

  test.afterAll(async () => {
    await till?.close()
  })

  test("a cashier is invited, joins by the link and sees only the counter's part", async ({ browser }) => {
    const page = staff()
    await goTo(page, "Settings")
    await look(page, "settings")
    await page.getByRole("link", { name: "Staff", exact: true }).click()
    await page.getByRole("button", { name: "Invite staff" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("E-mail").fill(cashier.email)
    await dialog.getByRole("radio", { name: /Cashier/ }).check()
    await look(page, "settings-invite")
    await dialog.getByRole("button", { name: "Send invitation" }).click()
    await expect(page.getByRole("cell", { name: cashier.email })).toBeVisible()
    await look(page, "settings-staff")
    const link = await invitationLink(page)
    till = await deskContext(browser)
    tillPage = await till.newPage()
    await tillPage.goto(link)
    await look(tillPage, "invitation")
    await tillPage.getByLabel("Your name").fill(cashier.name)
    await tillPage.getByLabel("Password").fill(cashier.password)
    await tillPage.getByRole("button", { name: `Join ${shop().name}` }).click()
    await tillPage.waitForURL(/\/counter$/)
    const links = await tillPage.getByRole("navigation").first().getByRole("link").allInnerTexts()
    for (const hidden of ["Overview", "Segments", "Metrics", "Ledger", "Surveys"]) expect(links).not.toContain(hidden)
    for (const path of [
      "metrics",
      "segments",
      "imports",
      "ledger",
      "surveys/new",
      "settings/staff",
      "settings/api-keys",
    ]) {
      await tillPage.goto(`/d/${shop().slug}/${path}`)
      await expect(tillPage.getByRole("heading", { name: "This page is not here" }), path).toBeVisible()
    }
  })

  test("the voucher is used once; the second time it says so", async () => {
    voucher = await redeemFor(api)
    await tillPage.goto(`/d/${shop().slug}/counter`)
    await look(tillPage, "counter", { dark: true })
    const field = tillPage.getByLabel("Card, code, name, e-mail or phone")
    await field.fill(voucher)
    await field.press("Enter")
    await expect(tillPage.getByRole("heading", { name: "Good" })).toBeVisible()
    await look(tillPage, "counter-good")
    await tillPage.getByRole("button", { name: "Mark as used" }).click()
    await expect(tillPage.getByRole("heading", { name: "Used now" })).toBeVisible()
    await tillPage.getByRole("button", { name: "Next customer" }).click()
    await field.fill(voucher)
    await field.press("Enter")
    await expect(tillPage.getByRole("heading", { name: "Used already" })).toBeVisible()
    await expect(tillPage.getByRole("button", { name: "Mark as used" })).toBeHidden()
    await look(tillPage, "counter-used")
  })

  test("the cashier redeems for a member who stands there", async () => {
    const field = tillPage.getByLabel("Card, code, name, e-mail or phone")
    await field.fill(nora.email)
    await field.press("Enter")
    await tillPage.getByRole("button", { name: "Redeem" }).first().click()
    await tillPage
      .getByRole("alertdialog")
      .or(tillPage.getByRole("dialog"))
      .getByRole("button", { name: "Redeem" })
      .click()
    await expect(tillPage.getByRole("status").filter({ hasText: reward.name })).toBeVisible()
    await look(tillPage, "counter-redeemed")
  })

  test("who is removed is out at the next request, and so is who signs out", async () => {
    const page = staff()
    await page.goto(`/d/${shop().slug}/settings/staff`)
    await page
      .getByRole("row")
      .filter({ hasText: cashier.email })
      .getByRole("button", { name: /Remove/ })
      .click()
    await page
      .getByRole("alertdialog")
      .or(page.getByRole("dialog"))
      .getByRole("button", { name: /Remove/ })
      .click()
    await expect(page.getByRole("cell", { name: shop().owner.email })).toBeVisible()
    await expect(page.getByRole("cell", { name: cashier.email })).toBeHidden()
    await tillPage.goto(`/d/${shop().slug}/counter`)
    await expect(tillPage.getByLabel("Card, code, name, e-mail or phone")).toBeHidden()
    await page.getByRole("button", { name: /^Your account/ }).click()
    await page.getByRole("radio", { name: "Dark" }).click()
    await page.getByRole("button", { name: "Sign out" }).click()
    await expect(page).toHaveURL(/sign-in/)
    await page.goto(`/d/${shop().slug}`)
    await expect(page).toHaveURL(/sign-in/)
    // The colours that were chosen are kept, whoever signs in next.
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark")
    await page.context().clearCookies({ name: "regulars-theme" })
    await page.reload()
    await look(page, "sign-in", { dark: true })
  })

  test("a session that is revoked elsewhere is out at its next request", async ({ browser }) => {
    const page = staff()
    await signIn(page, shop().owner)
    const other = await deskContext(browser)
    const otherPage = await other.newPage()
    await signIn(otherPage, shop().owner)
    await page.goto(`/d/${shop().slug}/settings/account`)
    await look(page, "settings-account")
    await page
      .getByRole("main")
      .getByRole("button", { name: /^Sign out/ })
      .first()
      .click()
    await expect(page.getByText("Signed out there")).toBeVisible()
    await otherPage.goto(`/d/${shop().slug}`)
    await expect(otherPage).toHaveURL(/sign-in/)
    await other.close()
  })
}

/** What the member redeemed on a phone, as the main story tells: the code that the voucher carries. */
async function redeemFor(api: Api): Promise<string> {
  const { data: programs } = await api<{ data: [{ id: string }] }>("GET", "/programs")
  const { data: members } = await api<{ data: [{ id: string }] }>("GET", `/members?email=${nora.email}`)
  const { id: rewardId } = await api("POST", `/programs/${programs[0].id}/rewards`, reward)
  const redeemed = await api<{ voucher: { code: string } }>("POST", `/members/${members[0].id}/redemptions`, {
    rewardId,
  })
  return redeemed.voucher.code
}

/** The link of the invitation, from the mail that waits in the outbox. */
async function invitationLink(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Mail", exact: true }).click()
  await page.getByRole("row").filter({ hasText: cashier.email }).getByRole("link").first().click()
  const text = page.getByText(/\/invitation\//)
  await expect(text).toBeVisible()
  const link = /https?:\/\/\S+\/invitation\/\S+/.exec((await text.textContent()) ?? "")?.[0]
  if (!link) throw new Error("the mail holds no link of an invitation")
  return new URL(link).pathname
}
