import { expect, type Page, test } from "@playwright/test"
import { look } from "../support/look"
import { shop } from "../support/people"

/** From four questions to a draft: what fits, why, how it would have run, and the designer with all of it. */
export function findingAStructure(staff: () => Page): void {
  test("four answers recommend structures, with reasons from the shop's own purchases", async () => {
    const page = staff()
    await page.goto(`/d/${shop.slug}/program`)
    await page.getByRole("link", { name: "Program structures" }).click()
    await expect(page.getByRole("heading", { name: "All structures" })).toBeVisible()
    await look(page, "presets")
    await page.getByRole("radio", { name: "Food and drink, served" }).check()
    await page.getByRole("radio", { name: "About every week" }).check()
    await page.getByRole("radio", { name: /More than a half/ }).check()
    await page.getByRole("radio", { name: "People come more often" }).check()
    await page.getByRole("button", { name: "Recommend structures" }).click()
    const recommended = page.getByRole("region", { name: "Recommended for you" })
    await expect(recommended.getByRole("article").first()).toContainText("Why")
    await expect(page).toHaveURL(/sells=food/)
    await look(page, "presets-recommended", { dark: true })
  })

  test("one is looked at as a member would see it, and played over the purchases recorded", async () => {
    const page = staff()
    await page.getByRole("link", { name: "Look at it: Stars for every purchase" }).click()
    const phone = page.getByRole("region", { name: /^Phone/ })
    await expect(phone).toContainText("stars")
    await look(page, "preset", { dark: true })
    await page.getByRole("radio", { name: "Earn" }).check()
    await expect(phone).toContainText("A purchase earns 1 star")
    await page.getByRole("button", { name: "Run it on my purchases" }).click()
    await expect(page.getByText(/members reach a first reward|nobody reaches a first reward/).first()).toBeVisible()
    await look(page, "preset-played")
  })

  test("used, it is a draft of its own in the designer, beside the program that goes on", async () => {
    const page = staff()
    await page.getByRole("button", { name: "Use this structure" }).click()
    await page.waitForURL(/\/program\?program=/)
    await expect(page.getByRole("region", { name: "A star for every purchase", exact: true })).toBeVisible()
    await expect(page.getByText("A draft. Nobody sees it until you publish.")).toBeVisible()
  })
}
