import { expect, test } from "@playwright/test"
import { daysBefore, today } from "../support/history"
import { look } from "../support/look"
import { inDatabase } from "../support/second-shop"
import { nora, openMember, portal, type SecondWorld } from "../support/second-world"
import { rules } from "./rules"

/** What stands in the histories for each rule: as an agent and as the member reads it. */
const told = [
  { rule: rules.purchase, says: "Earned with a purchase of $40.00" },
  { rule: rules.event, says: "Earned with: Review written" },
  { rule: rules.signup, says: "Earned by joining" },
  { rule: rules.birthday, says: "Given for the birthday" },
  { rule: rules.anniversary, says: "Given for the anniversary of joining" },
  { rule: rules.referral, says: "Earned by an invitation" },
  { rule: rules.surveyResponse, says: "Earned by answering a survey" },
]

/** What each rule gave, and its "Why?". */
export function explaining(world: SecondWorld): void {
  const { staff, phone, api, shop } = world
  let surveySlug = ""

  test("each occasion gives its points", async () => {
    const { programId, customerId, memberId } = await joinLongAgo(world)
    const [year, ...rest] = today().split("-")
    await api("PATCH", `/customers/${customerId}`, { birthday: [Number(year) - 30, ...rest].join("-") })
    await inDatabase(
      `UPDATE program_version SET "publishedAt" = "publishedAt" - interval '9 days' WHERE "programId" = $1`,
      [programId],
    )
    await inDatabase(`SELECT graphile_worker.add_job('nightly')`)
    const customer = { externalId: nora.externalId }
    const occurredAt = new Date().toISOString()
    for (const [externalId, type] of [
      ["e-2", "booking.completed"],
      ["e-3", "booking.completed"],
    ])
      await api("POST", "/events", { externalId, type, customer, occurredAt })
    const survey = await api<{ id: string; slug: string }>("POST", "/surveys", { title: "Your visit" })
    surveySlug = survey.slug
    await api("POST", `/surveys/${survey.id}/responses`, { score: 9, memberId })
    const { referralCode } = await api<{ referralCode: string }>("GET", `/members/${memberId}`)
    const friend = { externalId: "finn", email: "finn@rules.example", firstName: "Finn" }
    await api("POST", "/members", { customer: friend, referralCode })
    await buy(world, "b-2", { externalId: "finn" }, { occurredAt: new Date().toISOString() })
    await recordReview(world)
    await expect(async () => {
      const { data } = await api<{ data: { description: string }[] }>("GET", `/members/${memberId}/entries`)
      const descriptions = data.map(({ description }) => description)
      expect(descriptions).toEqual(expect.arrayContaining(told.map(({ says }) => says)))
    }).toPass({ timeout: 30_000 })
  })

  test("the survey is answered without JavaScript too", async ({ browser }) => {
    const guest = await browser.newContext({ javaScriptEnabled: false })
    const page = await guest.newPage()
    await page.goto(`/s/${shop().slug}/${surveySlug}`)
    await page.getByRole("button", { name: "Send answer" }).click()
    await expect(page.getByText(/was not taken/)).toBeVisible()
    await page.getByText("7", { exact: true }).click()
    await page.getByLabel(/main reason/).fill("The view")
    await page.getByRole("button", { name: "Send answer" }).click()
    await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible()
    await guest.close()
  })

  test("an agent reads why, for each of them", async () => {
    const page = staff()
    await openMember(world, nora.email)
    await page.getByRole("tab", { name: "Points" }).click()
    for (const { rule, says } of told) {
      await page.getByRole("button", { name: `Why? ${says}`, exact: true }).click()
      const dialog = page.getByRole("dialog")
      await expect(dialog).toContainText(rule.name)
      await expect(dialog).toContainText(`+${rule.points} points`)
      if (rule === rules.purchase) {
        await expect(dialog).toContainText("store")
        await look(page, "member-why-rule")
      }
      await page.keyboard.press("Escape")
      await expect(dialog).toBeHidden()
    }
  })

  test("the member reads why, for each of them", async () => {
    const page = phone()
    await signInMember(world)
    await page.goto(`${portal}/activity`)
    await look(page, "portal-activity-kinds")
    for (const { rule, says } of told) {
      await page.getByRole("link", { name: new RegExp(`^${says.replace(/[$.]/g, "\\$&")} *Why\\?`) }).click()
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(says)
      const main = page.getByRole("main")
      await expect(main).toContainText(`+${rule.points}`)
      await expect(main).toContainText(rule.name)
      if (rule === rules.birthday) await look(page, "portal-why-birthday", { dark: true })
      await page.goto(`${portal}/activity`)
    }
  })

  test("a member tells their birthday, once", async () => {
    const page = phone()
    await inDatabase(`UPDATE customer SET birthday = NULL WHERE "externalId" = $1`, [nora.externalId])
    await page.goto(`${portal}/me`)
    await page.getByRole("button", { name: "Keep it" }).click()
    await expect(page.getByText("Enter the day with its year.")).toBeVisible()
    await look(page, "portal-me-birthday", { dark: true })
    await page.getByLabel("Your birthday").fill("1990-03-12")
    await page.getByRole("button", { name: "Keep it" }).click()
    await expect(page.getByText("If this is not right, ask in the shop.")).toBeVisible()
    await expect(page.getByRole("button", { name: "Keep it" })).toBeHidden()
  })

  test("two clicks from the start tell an agent why points are not there", async () => {
    const page = staff()
    await buy(
      world,
      "b-3",
      { externalId: nora.externalId },
      { occurredAt: new Date().toISOString(), amountMinor: 1_250 },
    )
    await page.goto(`/d/${shop().slug}`)
    await page
      .getByRole("button", { name: /^Find a page/ })
      .first()
      .click()
    await page.getByRole("combobox").fill(nora.email)
    await page.getByRole("option", { name: /Nora/ }).click()
    await expect(page.getByRole("heading", { level: 1, name: /Nora/ })).toBeVisible()
    const row = page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: "Purchase of $12.50" })
    await expect(row).toContainText("The condition of the rule that came nearest did not hold.")
    await row.getByRole("button", { name: /^Why\?/ }).click()
    const dialog = page.getByRole("dialog")
    await expect(dialog).toContainText("Harbour special")
    await expect(dialog).toContainText("nothing, as its condition did not hold")
    await look(page, "member-why-nothing")
    await page.keyboard.press("Escape")
    await look(page, "member-earned", { dark: true })
  })

  test("points that wait are activated and cancelled, and the member sees what became of them", async () => {
    const page = staff()
    await page.goto(`/d/${shop().slug}/ledger/waiting`)
    const rows = page.getByRole("row").filter({ hasText: "Booking completed" })
    await expect(rows).toHaveCount(2)
    await look(page, "ledger-waiting")
    await rows
      .first()
      .getByRole("button", { name: /^Activate/ })
      .click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("Reason").fill("The guest came")
    await dialog.getByRole("button", { name: "Activate" }).click()
    await expect(rows).toHaveCount(1)
    await rows
      .first()
      .getByRole("button", { name: /^Cancel points/ })
      .click()
    await dialog.getByLabel("Reason").fill("The guest stayed away")
    await dialog.getByRole("button", { name: "Cancel points" }).click()
    await expect(page.getByText("Nothing waits")).toBeVisible()
    const hand = phone()
    await hand.goto(`${portal}/activity`)
    await hand.getByRole("link", { name: /^Taken back: The guest stayed away/ }).click()
    await expect(hand.getByRole("main")).toContainText("waiting for something that did not happen")
  })
}

/** Nora bought a year ago for the first time, in Harbour: she has been a member since that day. */
async function joinLongAgo(world: SecondWorld) {
  const now = today()
  const day = `${Number(now.slice(0, 4)) - 1}${now.slice(4)}`
  const joined = day.endsWith("-02-29") ? daysBefore(now, 366) : day
  const sale = { occurredAt: `${joined}T20:00:00Z`, storeId: "s-1", amountMinor: 4_000 }
  const { member } = await buy(world, "b-1", nora, sale)
  const { programId, customerId, id } = member
  return { programId, customerId, memberId: id }
}

/** An activity that no system tells of is recorded by hand. */
async function recordReview(world: SecondWorld): Promise<void> {
  const page = world.staff()
  await openMember(world, nora.email)
  await page.getByRole("tab", { name: "Activities" }).click()
  await page.getByRole("button", { name: "Record an activity" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Activity", { exact: true }).selectOption("review.written")
  await dialog.getByLabel("rating").fill("5")
  await look(page, "activity-record")
  await dialog.getByRole("button", { name: "Record activity" }).click()
  await expect(page.getByRole("tabpanel")).toContainText("+25 points")
  await look(page, "member-activities")
}

interface Bought {
  member: { programId: string; customerId: string; id: string }
}

function buy({ api }: SecondWorld, externalId: string, customer: object, sale: object) {
  return api<Bought>("POST", "/purchases", { externalId, customer, currency: "USD", amountMinor: 2_000, ...sale })
}

/** The code is in the outbox, as there is no mail server; that staff find it there is told in the main story. */
async function signInMember({ phone, shop }: SecondWorld): Promise<void> {
  const page = phone()
  await page.goto(`${portal}/sign-in`)
  await page.getByLabel("E-mail", { exact: true }).fill(nora.email)
  await page.getByRole("button", { name: /code/ }).click()
  await expect(page.getByLabel("Six-digit code")).toBeVisible()
  const [mail] = await inDatabase<{ text: string }>(
    `SELECT "text" FROM mail WHERE "merchantId" = $1 AND "toAddress" = $2 ORDER BY "id" DESC LIMIT 1`,
    [shop().merchantId, nora.email],
  )
  await page.getByLabel("Six-digit code").fill(/\d{3} \d{3}/.exec(mail?.text ?? "")?.[0] ?? "")
  await page.getByRole("button", { name: "Continue" }).click()
  await expect(page).toHaveURL(portal)
}
