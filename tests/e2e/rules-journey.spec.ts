import { type BrowserContext, type Page, test } from "@playwright/test"
import { changing } from "./chapters/changing"
import { atTheCounter } from "./chapters/counter"
import { explaining } from "./chapters/explaining"
import { placing } from "./chapters/placing"
import { makingRules } from "./chapters/rules"
import { showFailure } from "./support/failure"
import { deskContext, phoneContext, signIn } from "./support/people"
import { type Api, apiOf, makeKey, openSecondShop, type SecondShop } from "./support/second-shop"

/** What a merchant has beside the main story: every kind of rule, its effect and its "Why?", and what people put right. */
test.describe
  .serial("rules and what they give", () => {
    const contexts: BrowserContext[] = []
    let shop: SecondShop
    let api: Api
    let staffPage: Page
    let phonePage: Page

    test.beforeAll(async ({ browser, baseURL }) => {
      const base = baseURL ?? ""
      shop = await openSecondShop(base)
      contexts.push(await deskContext(browser), await phoneContext(browser))
      const [desk, hand] = await Promise.all(contexts.map((context) => context.newPage()))
      if (!desk || !hand) throw new Error("the browser gave no page")
      staffPage = desk
      phonePage = hand
      const [key] = await Promise.all([makeKey(shop.slug), signIn(desk, shop.owner)])
      api = apiOf(base, key)
    })

    test.afterEach(() => showFailure({ staff: staffPage, phone: phonePage }))

    test.afterAll(async () => {
      await Promise.all(contexts.map((context) => context.close()))
    })

    const ask: Api = (method, path, body) => api(method, path, body)
    const world = {
      staff: () => staffPage,
      phone: () => phonePage,
      api: ask,
      shop: () => shop,
    }
    placing(world)
    makingRules(world)
    explaining(world)
    changing(world)
    atTheCounter(world)
  })
