import { expect, test } from "@playwright/test"
import { look } from "../support/look"
import type { GalleryWorld } from "../support/structure-house"

/** Four answers of a café lead to structures with reasons; the first of them becomes a draft. */
export function choosing(world: () => GalleryWorld): void {
  test("four questions lead to two or three structures with reasons, and the first is looked at", async () => {
    const { staff: page, shop } = world()
    await page.goto(`/d/${shop.slug}/program/presets`)
    await expect(page.getByText("These amounts are examples")).toBeVisible()
    for (const answer of ["Food and drink, served", "About every week", "People come more often"])
      await page.getByRole("radio", { name: answer }).check()
    await page.getByRole("button", { name: "Recommend structures" }).click()
    await expect(page.getByText("Choose one.")).toBeVisible()
    await page.getByRole("radio", { name: /More than a half/ }).check()
    await page.getByRole("button", { name: "Recommend structures" }).click()
    const found = page.getByRole("region", { name: "Recommended for you" }).getByRole("article")
    await expect(found.first()).toContainText("You say that people buy about every week.")
    expect([2, 3]).toContain(await found.count())
    await expect(page.getByRole("region", { name: "All others" }).getByRole("article")).toHaveCount(
      13 - (await found.count()),
    )
    await look(page, "gallery")
    const name = (await found.first().getByRole("heading").textContent()) ?? ""
    await found
      .first()
      .getByRole("link", { name: /^Look at it/ })
      .click()
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible()
    await expect(page.getByRole("region", { name: "Phone: Home" })).toContainText("Hello")
    await page.getByRole("radio", { name: "Rewards", exact: true }).click()
    await expect(page.getByRole("region", { name: "Phone: Rewards" })).toBeVisible()
    await look(page, "structure", { dark: true })
    await page.getByRole("button", { name: "Use this structure" }).click()
    await page.waitForURL(/\/program\?program=/)
    await expect(page.getByRole("button", { name: "Publish program" })).toBeVisible()
  })
}
