import { type Browser, type BrowserContext, type BrowserContextOptions, expect, type Page } from "@playwright/test"

export const shop = { name: "Corner Café", slug: "corner-cafe", program: "corner-cafe-club" }
export const owner = { name: "Olga Owner", email: "olga@corner.example", password: "a quiet corner table" }
export const cashier = { name: "Carl Cashier", email: "carl@corner.example", password: "coins in the drawer" }

const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

export function deskContext(browser: Browser): Promise<BrowserContext> {
  return ownContext(browser, { viewport: desk })
}

export function phoneContext(browser: Browser): Promise<BrowserContext> {
  return ownContext(browser, { viewport: phone, hasTouch: true, isMobile: true })
}

/** A browser of its own for somebody, of those that one Chromium holds; the page that loads comes to the front. */
async function ownContext(browser: Browser, screen: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ ...screen, reducedMotion: "reduce", timezoneId: "America/New_York" })
  context.on("page", (page) => {
    page.on("domcontentloaded", () => void page.bringToFront().catch(() => undefined))
  })
  return context
}

/** Staff sign in through the form, whose page is open. */
export async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail").fill(who.email)
  await page.getByLabel("Password").fill(who.password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL(/\/d\//)
}

/** Goes to a page of the staff by the navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  const link = page.getByRole("navigation").getByRole("link", { name, exact: true }).first()
  await link.click()
  // The page of before stands until the next one is there.
  await expect(link).toHaveAttribute("aria-current", "page")
}
