import { expect, type Locator, type Page, test } from "@playwright/test"
import { look } from "../support/look"
import { goTo } from "../support/people"
import type { SecondWorld } from "../support/second-world"

interface MadeRule {
  name: string
  points: number
  trigger?: string
  activity?: string
  /** What its sentence begins with. */
  sentence: string
  more?: (rule: Locator) => Promise<void>
}

/** One of each kind; which of them gives what is what the next chapter asks. */
export const rules = {
  purchase: {
    name: "Harbour special",
    points: 7,
    sentence: "A purchase earns 7 points, if store is Harbour.",
    more: onlyAtHarbour,
  },
  event: {
    name: "Reviews",
    points: 25,
    trigger: "event",
    activity: "review.written",
    sentence: 'The activity "Review written" earns 25 points.',
  },
  signup: { name: "Welcome", points: 50, trigger: "signup", sentence: "Joining earns 50 points." },
  birthday: { name: "Birthday cake", points: 30, trigger: "birthday", sentence: "A birthday earns 30 points." },
  anniversary: {
    name: "Together",
    points: 40,
    trigger: "anniversary",
    sentence: "The anniversary of joining earns 40 points.",
  },
  referral: {
    name: "Friends",
    points: 20,
    trigger: "referral",
    sentence: "Bringing a friend earns 20 points for each of the two.",
  },
  surveyResponse: {
    name: "Opinions",
    points: 15,
    trigger: "surveyResponse",
    sentence: "Answering a survey earns 15 points.",
  },
  waiting: {
    name: "Bookings",
    points: 60,
    trigger: "event",
    activity: "booking.completed",
    sentence: 'The activity "Booking completed" earns 60 points, once confirmed.',
    more: untilConfirmed,
  },
} satisfies Record<string, MadeRule>

async function onlyAtHarbour(rule: Locator): Promise<void> {
  await rule.getByText("Only if", { exact: true }).click()
  await rule.getByRole("button", { name: "Add condition" }).click()
  await rule.getByLabel("Field").selectOption("purchase.storeId")
  await rule.getByLabel("Comparison").selectOption("=")
  await rule.getByLabel("Value", { exact: true }).selectOption({ label: "Harbour" })
}

async function untilConfirmed(rule: Locator): Promise<void> {
  await rule.getByText("Spending and expiry", { exact: true }).click()
  await rule.getByLabel("Can be spent").selectOption("untilAction")
}

async function makeRule(page: Page, { name, points, trigger, activity, sentence, more }: MadeRule): Promise<void> {
  await page.getByRole("button", { name: /Add (the first )?rule/ }).click()
  await page.getByLabel("Name of the rule").last().fill(name)
  const rule = page.getByRole("region", { name, exact: true })
  if (trigger) await rule.getByLabel("When", { exact: true }).selectOption(trigger)
  else await rule.getByLabel("Members get").selectOption("fixed")
  if (activity) await rule.getByLabel("Which activity", { exact: true }).selectOption(activity)
  await rule.getByLabel("Gives", { exact: true }).fill(String(points))
  await more?.(rule)
  await expect(rule).toContainText(sentence)
  await rule.getByRole("button", { name: `Close ${name}` }).click()
}

/** A rule of each kind, made in the browser and read back in words. */
export function makingRules({ staff, api, shop }: SecondWorld): void {
  test("a kind of activity is added from a template", async () => {
    const page = staff()
    await goTo(page, "Activities")
    await look(page, "activities-empty")
    await page
      .getByRole("link", { name: /Add a kind|Add the first/ })
      .first()
      .click()
    await expect(page.getByRole("heading", { name: "Add a kind of activity" })).toBeVisible()
    await look(page, "activity-new", { dark: true })
    await page.getByRole("button", { name: /Review written/ }).click()
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Review written")
    await page.getByRole("button", { name: "Add activity" }).click()
    await page.waitForURL(/activities\/(?!new)/)
    await api("POST", "/event-types", { code: "booking.completed", name: "Booking completed" })
  })

  test("a rule for each occasion is made, read back as a sentence and published", async () => {
    const page = staff()
    await page.goto(`/d/${shop().slug}/program`)
    await page.getByRole("radio", { name: /Every customer/ }).check()
    await page.getByRole("button", { name: "Create draft" }).click()
    for (const rule of Object.values(rules)) await makeRule(page, rule)
    await look(page, "program-rules")
    await page.getByRole("button", { name: "Save draft" }).click()
    await expect(page.getByRole("region", { name: "Unsaved changes" })).toBeHidden()
    await page.getByRole("button", { name: "Publish program" }).click()
    await page.getByRole("dialog").getByRole("button", { name: "Publish program" }).click()
    await expect(page.getByText("Live, version 1")).toBeVisible()
  })
}
