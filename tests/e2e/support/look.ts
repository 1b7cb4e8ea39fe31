import AxeBuilder from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

const folder = "test-results/screens"
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]
const serious = new Set(["serious", "critical"])

/** What assistive technology would stumble over, each with the first place it was found at. */
async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => serious.has(impact ?? ""))
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3)})`)
}

async function setTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  const { origin } = new URL(page.url())
  await page.context().addCookies([{ name: "regulars-theme", value: theme, url: origin }])
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" })
}

/**
 * Looks at the page as it stands, on a phone and on a desk: nothing runs out of the side, axe finds nothing serious,
 * and a picture is kept of each, of the whole page unless a dialog is open. With `dark`, once more in the dark after a reload. The size is put back afterwards.
 */
export async function look(page: Page, name: string, { dark = false } = {}): Promise<void> {
  const before = page.viewportSize()
  const fullPage = (await page.getByRole("dialog").count()) === 0
  for (const theme of dark ? (["light", "dark"] as const) : (["light"] as const)) {
    if (dark) {
      await setTheme(page, theme)
      await page.reload()
    }
    for (const size of sizes) {
      await page.setViewportSize(size)
      await page.screenshot({
        path: `${folder}/${name}-${size.width}-${theme}.png`,
        fullPage,
        animations: "disabled",
      })
      expect.soft(await barriers(page), `${name} at ${size.width}, ${theme}`).toEqual([])
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect.soft(over, `${name} at ${size.width}: pixels beyond the side`).toBeLessThanOrEqual(0)
    }
  }
  if (dark) {
    await setTheme(page, "light")
    await page.reload()
  }
  if (before) await page.setViewportSize(before)
}
