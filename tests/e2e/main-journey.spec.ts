import { type BrowserContext, type Page, test } from "@playwright/test"
import { bringingBack } from "./chapters/bringing-back"
import { designing } from "./chapters/designing"
import { asMember } from "./chapters/member"
import { offering } from "./chapters/offering"
import { settingUp } from "./chapters/setting-up"
import { showFailure } from "./support/failure"
import { figuresOf, makeHistory } from "./support/history"
import { deskContext, phoneContext } from "./support/people"

/** One story over an empty installation, told in order: each test goes on where the one before it ended. */
test.describe
  .serial("a merchant and its members", () => {
    const sales = makeHistory()
    const figures = figuresOf(sales)
    const contexts: BrowserContext[] = []
    let staffPage: Page
    let phonePage: Page
    const staff = () => staffPage
    const phone = () => phonePage

    test.beforeAll(async ({ browser }) => {
      contexts.push(await deskContext(browser), await phoneContext(browser))
      const [desk, hand] = await Promise.all(contexts.map((context) => context.newPage()))
      if (!desk || !hand) throw new Error("the browser gave no page")
      staffPage = desk
      phonePage = hand
    })

    test.afterEach(() => showFailure({ staff: staffPage, phone: phonePage }))

    test.afterAll(async () => {
      await Promise.all(contexts.map((context) => context.close()))
    })

    settingUp(staff, sales, figures)
    designing(staff, figures)
    offering(staff, sales)
    asMember(staff, phone, sales)
    bringingBack(staff, phone)
  })
