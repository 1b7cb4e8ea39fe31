import { type Browser, type BrowserContext, type BrowserContextOptions, expect, type Page } from "@playwright/test"

export const shop = { name: "Corner Café", slug: "corner-cafe", program: "corner-cafe-club" }
export const owner = { name: "Olga Owner", email: "olga@corner.example", password: "a quiet corner table" }
export const cashier = { name: "Carl Cashier", email: "carl@corner.example", password: "coins in the drawer" }

const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

export function deskContext(browser: Browser): Promise<BrowserContext> {
  return drawnContext(browser, { viewport: desk })
}

export function phoneContext(browser: Browser): Promise<BrowserContext> {
  return drawnContext(browser, { viewport: phone, hasTouch: true, isMobile: true })
}

/**
 * A browser of its own for somebody. One Chromium holds them all, and may stop drawing pages that it takes for hidden; React
 * shows what a server streams only with the next frame. So each page comes to the front as it loads, and a frame that is
 * not drawn within a quarter of a second is made up for.
 */
async function drawnContext(browser: Browser, screen: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({ ...screen, reducedMotion: "reduce", timezoneId: "America/New_York" })
  await context.addInitScript(makeUpForFrames)
  context.on("page", (page) => {
    page.on("domcontentloaded", () => void page.bringToFront().catch(() => undefined))
  })
  return context
}

function makeUpForFrames(): void {
  const [draw, undraw] = [window.requestAnimationFrame.bind(window), window.cancelAnimationFrame.bind(window)]
  const timers = new Map<number, number>()
  window.requestAnimationFrame = (callback) => {
    const once = (at: number) => {
      window.cancelAnimationFrame(id)
      callback(at)
    }
    const id = draw(once)
    timers.set(
      id,
      window.setTimeout(() => once(performance.now()), 250),
    )
    return id
  }
  window.cancelAnimationFrame = (id) => {
    undraw(id)
    window.clearTimeout(timers.get(id))
    timers.delete(id)
  }
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
