import type { Page } from "@playwright/test"
import type { Api, SecondShop } from "./second-shop"

export const structureHouse = { slug: "structure-house", name: "Structure House", email: "stella@structure.example" }
export const buyer = { externalId: "ida", email: "ida@structure.example", firstName: "Ida" }

/** Who and what the chapters of the story of structures share: one member of staff, at the desk and at the counter. */
export interface GalleryWorld {
  staff: Page
  counter: Page
  api: Api
  shop: SecondShop
}
