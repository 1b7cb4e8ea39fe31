import AxeBuilder from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

const folder = "test-results/screens"
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]
const serious = new Set(["serious", "critical"])

/** What is asked of axe: all that it knows, all but the colours, which are the same at each size, or the colours alone. */
const asked = {
  everything: {},
  structure: { rules: { "color-contrast": { enabled: false } } },
  colours: { runOnly: ["color-contrast"] },
}

/**
 * What assistive technology would stumble over, each with the first place it was found at. In axe's legacy mode, which is
 * for pages without frames and takes half the time, and telling nothing of what is right.
 */
async function barriers(page: Page, what: keyof typeof asked): Promise<string[]> {
  // Titles are streamed, and may come after the page.
  await expect(page).toHaveTitle(/\S/)
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await builder.options({ ...asked[what], resultTypes: ["violations"] }).analyze()
  return violations
    .filter(({ impact }) => serious.has(impact ?? ""))
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3)})`)
}

function isSame(size: { width: number }, own: { width: number } | null): boolean {
  return size.width === own?.width
}

/**
 * Looks at the page as it stands, on a phone and on a desk: nothing runs out of the side, axe finds nothing serious,
 * and a picture is kept of each, of the whole page unless a dialog is open. With `dark`, once more in the dark at the size
 * that the page has. The size and the colours are put back afterwards.
 */
export async function look(page: Page, name: string, { dark = false } = {}): Promise<void> {
  const own = page.viewportSize()
  const fullPage = (await page.getByRole("dialog").count()) === 0
  const picture = (theme: string, width: number) =>
    page.screenshot({ path: `${folder}/${name}-${width}-${theme}.jpg`, quality: 80, fullPage, animations: "disabled" })
  // The size that the page has comes last, so that it need not be put back.
  for (const size of [...sizes].sort((a, b) => Number(isSame(a, own)) - Number(isSame(b, own)))) {
    const isOwn = isSame(size, own)
    await page.setViewportSize(size)
    await picture("light", size.width)
    const found = await barriers(page, isOwn ? "everything" : "structure")
    expect.soft(found, `${name} at ${size.width}`).toEqual([])
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect.soft(over, `${name} at ${size.width}: pixels beyond the side`).toBeLessThanOrEqual(0)
    if (!dark || !isOwn) continue
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" })
    await picture("dark", size.width)
    expect.soft(await barriers(page, "colours"), `${name} at ${size.width}, dark`).toEqual([])
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" })
  }
}
