import { type BrowserContext, test } from "@playwright/test"
import { atTheDesk } from "./chapters/desk"
import { goingBack, promising } from "./chapters/promising"
import { forgetting, sharing } from "./chapters/sharing"
import { joinAs, signInMember } from "./support/admit"
import { showFailure } from "./support/failure"
import { deskContext, phoneContext, signIn } from "./support/people"
import { ada, bea, house, openClub, type PromiseWorld, portal } from "./support/promise-house"
import { apiOf, makeKey, openSecondShop } from "./support/second-shop"

/** What members are promised, how that changes, what they are given beside points and share, and how they are forgotten. */
test.describe
  .serial("tiers, benefits, versions, and what members share", () => {
    const contexts: BrowserContext[] = []
    let made: PromiseWorld

    test.beforeAll(async ({ browser, baseURL }) => {
      const base = baseURL ?? ""
      const shop = await openSecondShop(base, house)
      const api = apiOf(base, await makeKey(shop.slug))
      contexts.push(await deskContext(browser), await phoneContext(browser), await phoneContext(browser))
      const [owner, phone, otherPhone] = await Promise.all(contexts.map((context) => context.newPage()))
      if (!owner || !phone || !otherPhone) throw new Error("the browser gave no page")
      const join = (role: string, name: string) => joinAs(browser, api, shop.merchantId, role, name)
      const [programId, marketer, cashier, support] = await Promise.all([
        openClub(api),
        join("marketer", "Mona Marketer"),
        join("cashier", "Cora Cashier"),
        join("support", "Sam Support"),
        signIn(owner, shop.owner),
      ])
      contexts.push(...[marketer, cashier, support].map((page) => page.context()))
      await signInMember(phone, portal, shop.merchantId, bea.email)
      await signInMember(otherPhone, portal, shop.merchantId, ada.email)
      made = { owner, marketer, cashier, support, phone, otherPhone, api, shop, programId }
    })

    test.afterEach(() => {
      const { owner, marketer, cashier, support, phone, otherPhone } = made ?? {}
      return showFailure({ owner, marketer, cashier, support, phone, otherPhone })
    })

    test.afterAll(async () => {
      await Promise.all(contexts.map((context) => context.close()))
    })

    const world = () => made
    promising(world)
    atTheDesk(world)
    goingBack(world)
    sharing(world)
    forgetting(world)
  })
