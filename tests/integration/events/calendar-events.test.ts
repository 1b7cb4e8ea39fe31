import { describe, expect, it, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inGlobal, inTransaction } from "@/lib/core/db"
import { updateCustomer } from "@/lib/members/commands/update-customer"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { recordCalendarEvents } from "@/lib/purchases/commands/record-calendar-events"
import { asStaff, auditActions, makeMerchant } from "../../support/world"
import { brokenLaws, makeClub, pointPerDollar } from "../purchases/club"
import { at, countEvents, gift, given } from "./rules"

/** A club in a zone, published at an instant. */
async function clubIn(timeZone: string, publishedAt: string, rules: EarningRuleInput[]): Promise<Ctx> {
  const { ctx, programId } = await makeClub({ rules, joinPolicy: "optIn", publish: false, now: new Date(publishedAt) })
  await inGlobal((db) => db.merchant.update({ where: { id: ctx.merchantId }, data: { timeZone } }))
  const there = at(ctx, publishedAt, timeZone)
  await publishProgram(there, { programId })
  return there
}

const join = (ctx: Ctx, externalId: string, birthday?: string) =>
  enrollMember(ctx, { customer: { externalId, ...(birthday ? { birthday } : {}) } })

/** Runs the hourly work at each instant, and answers what a trigger has given. */
async function run(ctx: Ctx, trigger: string, instants: string[]) {
  for (const instant of instants) await recordCalendarEvents(at(ctx, instant))
  return given(ctx, trigger)
}

describe("a birthday", () => {
  // zone, birthday, hours at which the work runs, points with the instant from which they count: the local midnight.
  test.each([
    [
      "Pacific/Pago_Pago",
      "1990-06-10",
      ["2026-06-10T10:10:00Z", "2026-06-10T11:10:00Z"],
      [[100, "2026-06-10T11:00:00.000Z"]],
    ],
    [
      "Pacific/Kiritimati",
      "1990-06-10",
      ["2026-06-09T09:10:00Z", "2026-06-09T10:10:00Z"],
      [[100, "2026-06-09T10:00:00.000Z"]],
    ],
    [
      "UTC",
      "1992-02-29",
      ["2026-02-27T23:10:00Z", "2026-02-28T00:10:00Z", "2026-03-01T00:10:00Z"],
      [[100, "2026-02-28T00:00:00.000Z"]],
    ],
    [
      "UTC",
      "1992-02-29",
      ["2028-02-28T00:10:00Z", "2028-02-29T00:10:00Z", "2028-03-01T00:10:00Z"],
      [[100, "2028-02-29T00:00:00.000Z"]],
    ],
    ["UTC", "1990-02-28", ["2028-02-28T00:10:00Z", "2028-02-29T00:10:00Z"], [[100, "2028-02-28T00:00:00.000Z"]]],
    // The clocks of New York go forward in the night of 8 March 2026 and back in that of 1 November: both at 2:00.
    [
      "America/New_York",
      "1990-03-08",
      ["2026-03-08T04:10:00Z", "2026-03-08T05:10:00Z"],
      [[100, "2026-03-08T05:00:00.000Z"]],
    ],
    ["America/New_York", "1990-11-01", ["2026-11-01T04:10:00Z"], [[100, "2026-11-01T04:00:00.000Z"]]],
    // In Havana there is no midnight on 8 March 2026: the day begins at 1:00.
    ["America/Havana", "1990-03-08", ["2026-03-08T05:10:00Z"], [[100, "2026-03-08T05:00:00.000Z"]]],
    // The end of the year, each side of the date line.
    [
      "Pacific/Kiritimati",
      "1990-01-01",
      ["2026-12-31T09:59:00Z", "2026-12-31T10:10:00Z"],
      [[100, "2026-12-31T10:00:00.000Z"]],
    ],
    ["Pacific/Pago_Pago", "1990-12-31", ["2027-01-01T10:10:00Z"], [[100, "2026-12-31T11:00:00.000Z"]]],
  ] as const)("in %s of one born %s", async (zone, birthday, hours, gifts) => {
    const ctx = await clubIn(zone, "2025-06-20T12:00:00Z", [pointPerDollar, gift("birthday", 100)])
    await join(ctx, "ada", birthday)
    await recordCalendarEvents(at(ctx, new Date(Date.parse(hours[0]) - 86_400_000).toISOString()))
    expect(await run(ctx, "birthday", [...hours])).toEqual(gifts)
    expect(await brokenLaws(ctx)).toEqual([])
  })

  it("is kept once a year, however often it is changed and whoever looks", async () => {
    const ctx = await clubIn("UTC", "2025-01-01T00:00:00Z", [gift("birthday", 100)])
    const { customerId } = await join(ctx, "ada", "1990-06-10")
    const day = at(ctx, "2026-06-10T00:10:00Z")
    const both = await Promise.all([recordCalendarEvents(day), recordCalendarEvents(day)])
    expect(both.map(({ recorded }) => recorded).sort()).toEqual([0, 1])
    for (const birthday of ["1990-06-11", "1990-06-12"]) {
      await updateCustomer(ctx, { id: customerId, birthday })
      await recordCalendarEvents(at(ctx, `2026-${birthday.slice(5)}T08:10:00Z`))
    }
    expect(await given(ctx, "birthday")).toEqual([[100, "2026-06-10T00:00:00.000Z"]])
    await recordCalendarEvents(at(ctx, "2027-06-12T00:10:00Z"))
    expect(await given(ctx, "birthday")).toHaveLength(2)
  })

  it("that comes to be known in the course of the day is still kept", async () => {
    const ctx = await clubIn("UTC", "2025-01-01T00:00:00Z", [gift("birthday", 100)])
    const { customerId } = await join(ctx, "ada")
    expect(await run(ctx, "birthday", ["2026-06-10T00:10:00Z"])).toEqual([])
    await updateCustomer(ctx, { id: customerId, birthday: "1990-06-10" })
    expect(await run(ctx, "birthday", ["2026-06-10T15:10:00Z"])).toHaveLength(1)
  })

  it("on the day of joining is kept at joining, and not again", async () => {
    const ctx = await clubIn("America/New_York", "2025-01-01T00:00:00Z", [gift("birthday", 100)])
    const now = at(ctx, "2026-06-10T18:00:00Z")
    expect(await join(now, "ada", "1990-06-10")).toMatchObject({ wallets: [{ availablePoints: 100n }] })
    expect(await run(ctx, "birthday", ["2026-06-10T18:10:00Z", "2026-06-11T04:10:00Z"])).toEqual([
      [100, "2026-06-10T18:00:00.000Z"],
    ])
  })

  it("is made up for after the work stood still, for 31 days at most", async () => {
    const ctx = await clubIn("UTC", "2025-01-01T00:00:00Z", [gift("birthday", 100)])
    for (const birthday of ["1990-05-01", "1990-05-20", "1990-06-19"]) await join(ctx, birthday, birthday)
    await recordCalendarEvents(at(ctx, "2026-04-30T00:10:00Z"))
    expect(await run(ctx, "birthday", ["2026-06-20T00:10:00Z"])).toEqual([
      [100, "2026-05-20T00:00:00.000Z"],
      [100, "2026-06-19T00:00:00.000Z"],
    ])
  })

  it("before the rule was published gives nothing, nor the first time that it is looked for", async () => {
    const ctx = await clubIn("UTC", "2026-06-10T12:00:00Z", [gift("birthday", 100)])
    await join(at(ctx, "2026-06-10T12:30:00Z"), "ada", "1990-06-09")
    await join(at(ctx, "2026-06-10T12:30:00Z"), "bob", "1990-06-11")
    const same = await join(at(ctx, "2026-06-10T12:30:00Z"), "cy")
    await updateCustomer(ctx, { id: same.customerId, birthday: "1991-06-10" })
    expect(await run(ctx, "birthday", ["2026-06-10T13:10:00Z"])).toEqual([[100, "2026-06-10T12:30:00.000Z"]])
    expect(await run(ctx, "birthday", ["2026-06-11T00:10:00Z"])).toHaveLength(2)
  })

  it("under a rule published later gives nothing backwards", async () => {
    const { ctx, programId } = await makeClub({ joinPolicy: "optIn", now: new Date("2026-01-01T12:00:00Z") })
    await join(ctx, "ada", "1990-06-09")
    await join(ctx, "bob", "1990-06-10")
    expect(await recordCalendarEvents(at(ctx, "2026-06-09T12:10:00Z"))).toEqual({ recorded: 0 })
    const day = at(ctx, "2026-06-10T12:00:00Z")
    await addEarningRule(day, { programId, rule: gift("birthday", 100) })
    await publishProgram(day, { programId, effectiveFrom: "2026-06-01" })
    expect(await run(ctx, "birthday", ["2026-06-10T12:10:00Z", "2026-06-11T12:10:00Z"])).toEqual([])
    expect(await countEvents(ctx, "birthday")).toBe(0)
  })

  it("of who has left is not kept, nor of another merchant's members", async () => {
    const ctx = await clubIn("UTC", "2025-01-01T00:00:00Z", [gift("birthday", 100)])
    const other = await clubIn("UTC", "2025-01-01T00:00:00Z", [gift("birthday", 100)])
    const { id } = await join(ctx, "ada", "1990-06-10")
    await inTransaction(ctx, (tx) =>
      tx.db.member.update({ where: { merchantId_id: { merchantId: ctx.merchantId, id } }, data: { status: "left" } }),
    )
    await join(other, "ada", "1990-06-10")
    expect(await recordCalendarEvents(at(ctx, "2026-06-10T00:10:00Z"))).toEqual({ recorded: 0 })
    expect(await recordCalendarEvents(at(other, "2026-06-10T00:10:00Z"))).toEqual({ recorded: 1 })
    expect(await recordCalendarEvents(at(await makeMerchant(), "2026-06-10T00:10:00Z"))).toEqual({ recorded: 0 })
  })

  it("is recorded page by page for many", async () => {
    const ctx = await clubIn("UTC", "2025-01-01T00:00:00Z", [gift("birthday", 1)])
    for (let from = 0; from < 210; from += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, index) => join(ctx, `m${from + index}`, "1990-06-10")))
    }
    expect(await recordCalendarEvents(at(ctx, "2026-06-10T00:10:00Z"))).toEqual({ recorded: 210 })
    expect(await recordCalendarEvents(at(ctx, "2026-06-10T01:10:00Z"))).toEqual({ recorded: 0 })
    expect(await brokenLaws(ctx)).toEqual([])
  })

  it("is recorded by the system alone, with an audit row", async () => {
    const ctx = await clubIn("UTC", "2025-01-01T00:00:00Z", [gift("birthday", 100)])
    await join(ctx, "ada", "1990-06-10")
    await expect(recordCalendarEvents(asStaff(ctx, "manager"))).rejects.toMatchObject({ code: "forbidden" })
    await recordCalendarEvents(at(ctx, "2026-06-10T00:10:00Z"))
    const [event] = await inTransaction(ctx, (tx) => tx.db.event.findMany({ where: { merchantId: ctx.merchantId } }))
    expect(await auditActions(ctx, event?.id ?? "")).toEqual(["event.record"])
  })
})

describe("an anniversary", () => {
  // Joined, and the instants from which its anniversaries count.
  test.each([
    [
      "UTC",
      "2024-06-15T18:00:00Z",
      ["2025-06-15T00:10:00Z", "2026-06-15T00:10:00Z"],
      ["2025-06-15T00:00:00.000Z", "2026-06-15T00:00:00.000Z"],
    ],
    [
      "UTC",
      "2024-02-29T18:00:00Z",
      ["2025-02-28T00:10:00Z", "2025-03-01T00:10:00Z", "2028-02-28T00:10:00Z", "2028-02-29T00:10:00Z"],
      ["2025-02-28T00:00:00.000Z", "2028-02-29T00:00:00.000Z"],
    ],
    // In Pago Pago it was still 31 December when this member joined, in Kiritimati 1 January already.
    ["Pacific/Pago_Pago", "2024-01-01T05:00:00Z", ["2024-12-31T11:10:00Z"], ["2024-12-31T11:00:00.000Z"]],
    ["Pacific/Kiritimati", "2023-12-31T12:00:00Z", ["2024-12-31T10:10:00Z"], ["2024-12-31T10:00:00.000Z"]],
    ["America/New_York", "2025-03-09T15:00:00Z", ["2026-03-09T04:10:00Z"], ["2026-03-09T04:00:00.000Z"]],
  ] as const)("in %s of one who joined %s", async (zone, joinedAt, hours, instants) => {
    const ctx = await clubIn(zone, "2023-01-01T12:00:00Z", [gift("anniversary", 10)])
    await join(at(ctx, joinedAt), "ada")
    expect(await run(ctx, "anniversary", [...hours])).toEqual(instants.map((instant) => [10, instant]))
    for (const hour of hours.slice(-1)) expect(await recordCalendarEvents(at(ctx, hour))).toEqual({ recorded: 0 })
  })

  it("tells how many years it is, for conditions", async () => {
    const fifth = {
      combinator: "and" as const,
      rules: [{ field: "event.data.years", operator: "=" as const, value: 2 }],
    }
    const ctx = await clubIn("UTC", "2020-01-01T12:00:00Z", [gift("anniversary", 10, { condition: fifth })])
    await join(at(ctx, "2024-06-15T18:00:00Z"), "ada")
    const gifts = await run(ctx, "anniversary", [
      "2025-06-15T00:10:00Z",
      "2026-06-15T00:10:00Z",
      "2027-06-15T00:10:00Z",
    ])
    expect(gifts).toEqual([[10, "2026-06-15T00:00:00.000Z"]])
  })
})

describe("signing up", () => {
  it("gives its points at once", async () => {
    const ctx = await clubIn("UTC", "2025-01-01T00:00:00Z", [gift("signup", 500)])
    expect(await join(ctx, "ada")).toMatchObject({ wallets: [{ availablePoints: 500n }] })
    expect(await given(ctx, "signup")).toEqual([[500, ctx.now.toISOString()]])
    await expect(join(ctx, "ada")).rejects.toMatchObject({ code: "already_member" })
    expect(await countEvents(ctx, "signup")).toBe(1)
  })

  it("gives them once to who joins on two devices at once", async () => {
    const ctx = await clubIn("UTC", "2025-01-01T00:00:00Z", [gift("signup", 500)])
    const joined = await Promise.allSettled([1, 2, 3].map(() => join(ctx, "ada")))
    expect(joined.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await given(ctx, "signup")).toHaveLength(1)
  })
})
