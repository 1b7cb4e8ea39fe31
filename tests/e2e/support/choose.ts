import { expect, type Page } from "@playwright/test"

/** Chooses from the menu that is open. One that still moves as it opens can let a click pass beside its item: then once more. */
export async function choose(page: Page, name: string): Promise<void> {
  const item = page.getByRole("menuitem", { name })
  await expect(item).toBeVisible()
  await expect(async () => {
    if (await item.isVisible()) await item.click()
    await expect(item).toBeHidden({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
}
