import { type Locator, type Page, test } from "@playwright/test"

/** After a test that failed: a picture of each page, and in the report what each of them was at. */
export async function showFailure(pages: Readonly<Record<string, Page | undefined>>): Promise<void> {
  const { title, status, expectedStatus } = test.info()
  if (status === expectedStatus) return
  const name = title.replace(/[^a-z]+/gi, "-").slice(0, 40)
  const told: string[] = []
  for (const [who, page] of Object.entries(pages)) {
    if (!page) continue
    await page.screenshot({ path: `test-results/failed/${name}-${who}.png`, timeout: 10_000 }).catch(() => undefined)
    told.push(`${who}: ${await standing(page)}`)
  }
  throw new Error(`The pages as the test left them:\n${told.join("\n")}`)
}

/** Waits until a page shows what is to be used. One that does not is loaded once more, and the report says what it was at. */
export async function untilShown(page: Page, wanted: Locator): Promise<void> {
  try {
    await wanted.waitFor({ timeout: 30_000 })
  } catch {
    test.info().annotations.push({ type: "not shown", description: await standing(page) })
    await page.reload()
    await wanted.waitFor()
  }
}

/** The address, what of the page has not been shown yet, and whether the browser still draws it. */
async function standing(page: Page): Promise<string> {
  const late = new Promise<string>((tell) => setTimeout(tell, 5_000, "does not answer"))
  const found = page.evaluate(async () => {
    const drawn = await Promise.race([
      new Promise((tell) => requestAnimationFrame(() => tell("drawn"))),
      new Promise((tell) => setTimeout(tell, 2_000, "not drawn")),
    ])
    const streamed = document.querySelectorAll("div[hidden][id^='S:']").length
    const suspended = document.querySelectorAll("[style*='display: none']").length
    return `${document.visibilityState}, ${drawn}, ${streamed} parts not shown yet, ${suspended} hidden: ${document.title}`
  })
  return `${page.url()}: ${await Promise.race([found.catch(String), late])}`
}
