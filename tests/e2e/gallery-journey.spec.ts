import { type BrowserContext, test } from "@playwright/test"
import { choosing } from "./chapters/gallery"
import { usingStructures } from "./chapters/structures"
import { showFailure } from "./support/failure"
import { deskContext, signIn } from "./support/people"
import { apiOf, makeKey, openSecondShop } from "./support/second-shop"
import { type GalleryWorld, structureHouse } from "./support/structure-house"

/** A merchant who does not know what kind of program fits: the gallery, and each structure of it in use. */
test.describe
  .serial("structures to begin from", () => {
    let context: BrowserContext
    let made: GalleryWorld

    test.beforeAll(async ({ browser, baseURL }) => {
      const base = baseURL ?? ""
      const shop = await openSecondShop(base, structureHouse)
      context = await deskContext(browser)
      const [staff, counter] = [await context.newPage(), await context.newPage()]
      const [key] = await Promise.all([makeKey(shop.slug), signIn(staff, shop.owner)])
      made = { staff, counter, api: apiOf(base, key), shop }
    })

    test.afterEach(() => showFailure({ staff: made?.staff, counter: made?.counter }))

    test.afterAll(() => context?.close())

    const world = () => made
    choosing(world)
    usingStructures(world)
  })
