import type { Page } from "@playwright/test"
import type { Api, SecondShop } from "./second-shop"

/** Who and what the chapters of the second story share. */
export interface SecondWorld {
  staff: () => Page
  phone: () => Page
  api: Api
  shop: () => SecondShop
}

export const portal = "/p/rule-house/rule-house-club"
export const nora = { externalId: "nora", email: "nora@rules.example", firstName: "Nora", lastName: "North" }

/** Opens a member's page, found by the address. */
export async function openMember({ staff, shop }: SecondWorld, email: string): Promise<void> {
  const page = staff()
  await page.goto(`/d/${shop().slug}/members?text=${encodeURIComponent(email)}`)
  await page.getByRole("main").getByRole("table").getByRole("link").first().click()
  await page.getByRole("tab", { name: "What earned what" }).waitFor()
}
