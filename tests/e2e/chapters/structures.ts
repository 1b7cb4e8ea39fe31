import { expect, type Page, test } from "@playwright/test"
import { presetKeys } from "@/lib/presets/domain/preset"
import { daysBefore, today } from "../support/history"
import { look } from "../support/look"
import { inDatabase } from "../support/second-shop"
import { buyer, type GalleryWorld } from "../support/structure-house"

/** What "Why?" names, by structure: the rule that a purchase earns by. */
const rules: Record<(typeof presetKeys)[number], string> = {
  "points-tiers": "Points for every purchase",
  stars: "A star for every purchase",
  "spend-tiers": "Points for every purchase",
  "tier-credits": "Points to spend",
  "stamp-card": "A stamp for each purchase",
  "discount-club": "Visits are counted",
  cashback: "Money back on every purchase",
  "paid-membership": "A few points for every purchase",
  "paid-and-points": "Points for every purchase",
  bookings: "Points for what you pay",
  cause: "Every purchase gives",
  "friends-and-birthdays": "Points for every purchase",
  sustainability: "Leaves for every purchase",
}

interface Member {
  id: string
  programId: string
  cardNumber: string
}

/** Each structure of the gallery, from the draft to a voucher in the hand; a till in between records what was bought. */
export function usingStructures(world: () => GalleryWorld): void {
  const programs = new Map<string, string>()
  let members: Member[] = []
  const memberUnder = (key: string) => members.find(({ programId }) => programId === programs.get(key))

  for (const key of presetKeys) {
    test(`the structure ${key} is made a draft and published`, async () => {
      const { staff: page, shop } = world()
      await page.goto(`/d/${shop.slug}/program/presets/${key}`)
      await page.getByRole("button", { name: "Use this structure" }).click()
      await page.waitForURL(/\/program\?program=/)
      programs.set(key, new URL(page.url()).searchParams.get("program") ?? "")
      await page.getByRole("button", { name: "Publish program" }).click()
      const sheet = page.getByRole("dialog")
      await sheet.getByRole("button", { name: "Publish program" }).click()
      await expect(page.getByText("Live, version 1")).toBeVisible()
    })
  }

  test("ten purchases at the till earn under each of them", async () => {
    const { api, shop } = world()
    for (const programId of await optInPrograms(world())) await api("POST", "/members", { customer: buyer, programId })
    await inDatabase(`UPDATE member SET "joinedAt" = "joinedAt" - interval '1 year' WHERE "merchantId" = $1`, [
      shop.merchantId,
    ])
    const purchases = Array.from({ length: 10 }, (_, index) => ({
      ...{ externalId: `s-${index}`, customer: buyer, currency: "USD", amountMinor: 6_000 },
      occurredAt: `${daysBefore(today(), 101 - 10 * index)}T17:00:00Z`,
    }))
    const { results } = await api<{ results: { status: number; body: { awards: { programId: string }[] } }[] }>(
      "POST",
      "/purchases/batch",
      { purchases },
    )
    expect(results.map(({ status }) => status)).toEqual(purchases.map(() => 201))
    const earned = new Set(results[0]?.body.awards.map(({ programId }) => programId))
    expect(presetKeys.filter((key) => !earned.has(programs.get(key) ?? ""))).toEqual([])
    const { data } = await api<{ data: Member[] }>("GET", `/members?email=${buyer.email}&limit=50`)
    members = data
  })

  for (const key of presetKeys) {
    test(`the structure ${key} tells why, and is redeemed at the counter`, async () => {
      const { staff, counter, shop } = world()
      const { id = "", cardNumber = "" } = memberUnder(key) ?? {}
      await Promise.all([
        readWhy(staff, `/d/${shop.slug}/members/${id}`, rules[key]),
        redeemFirst(counter, `/d/${shop.slug}/counter`, cardNumber),
      ])
      if (key === "spend-tiers") {
        await look(staff, "structure-why")
        await look(counter, "structure-redeemed")
      }
    })
  }
}

async function optInPrograms({ api }: GalleryWorld): Promise<string[]> {
  const { data } = await api<{ data: { id: string; status: string; joinPolicy: string }[] }>(
    "GET",
    "/programs?limit=50",
  )
  return data.flatMap(({ id, status, joinPolicy }) => (status === "published" && joinPolicy === "optIn" ? [id] : []))
}

async function readWhy(page: Page, address: string, rule: string): Promise<void> {
  await page.goto(address)
  const bought = page.getByRole("tabpanel").getByRole("listitem").filter({ hasText: "Purchase of $60.00" })
  await bought
    .first()
    .getByRole("button", { name: /^Why\?/ })
    .click()
  await expect(page.getByRole("dialog")).toContainText(rule)
  await expect(page.getByRole("dialog")).toContainText(/\+\d+/)
}

async function redeemFirst(page: Page, address: string, cardNumber: string): Promise<void> {
  if (!page.url().endsWith(address)) await page.goto(address)
  const field = page.getByLabel("Card, code, name, e-mail or phone")
  await field.fill(cardNumber)
  await field.press("Enter")
  await page.getByRole("button", { name: "Redeem" }).first().click()
  const asked = page.getByRole("alertdialog").or(page.getByRole("dialog"))
  await asked.getByRole("button", { name: "Redeem" }).click()
  await expect(
    page.getByRole("status").filter({ has: page.getByRole("button", { name: "Next customer" }) }),
  ).toBeVisible()
  await page.getByRole("button", { name: "Next customer" }).click()
}
