import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { archiveEventType } from "@/lib/purchases/commands/archive-event-type"
import { createEventType } from "@/lib/purchases/commands/create-event-type"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { recordEvent } from "@/lib/purchases/commands/record-event"
import { getEvent } from "@/lib/purchases/queries/get-event"
import { listEvents } from "@/lib/purchases/queries/list-events"
import type { EventInput } from "@/lib/purchases/schema-event"
import { asStaff, auditActions, makeMerchant, topics } from "../../support/world"
import { brokenLaws, makeClub, pointPerDollar } from "../purchases/club"
import { countEvents, gift } from "./rules"

let ctx: Ctx

const review = (externalId: string, customer: string, more: Partial<EventInput> = {}): EventInput => ({
  externalId,
  type: "review.written",
  customer: { externalId: customer },
  occurredAt: "2026-06-01T10:00:00Z",
  data: { rating: 5 },
  ...more,
})

const ofReviews = { eventType: "review.written" }

beforeAll(async () => {
  const good = {
    condition: {
      combinator: "and" as const,
      rules: [{ field: "event.data.rating", operator: ">=" as const, value: 4 }],
    },
  }
  const rules = [
    pointPerDollar,
    gift("event", 50, { ...ofReviews, ...good, limits: { perMember: { count: 2, per: "day" } } }),
  ]
  ctx = (await makeClub({ rules, joinPolicy: "optIn", now: new Date("2026-06-01T09:00:00Z") })).ctx
  ctx = { ...ctx, now: new Date("2026-06-01T12:00:00Z") }
  await createEventType(ctx, {
    code: "review.written",
    name: "Review",
    schema: {
      type: "object",
      properties: { rating: { type: "integer", minimum: 1, maximum: 5 }, sku: { type: "string", maxLength: 5 } },
      required: ["rating"],
      additionalProperties: false,
    },
  })
  const early = { ...ctx, now: new Date("2026-06-01T09:30:00Z") }
  for (const name of ["ada", "bob", "cy", "dot", "eve"]) await enrollMember(early, { customer: { externalId: name } })
})

describe("an activity", () => {
  it("gives a member what the rules give, once", async () => {
    const first = await recordEvent(ctx, review("r1", "ada"))
    expect(first).toMatchObject({
      isNew: true,
      event: {
        externalId: "r1",
        trigger: "event",
        type: "review.written",
        data: { rating: 5 },
        localDay: "2026-06-01",
      },
      customer: { externalId: "ada" },
      member: { wallets: [{ availablePoints: 50n }] },
      awards: [{ points: 50n, currency: "PTS", status: "available", memberId: first.member?.id }],
      refusals: [],
    })
    const again = await recordEvent(ctx, review("r1", "ada"))
    expect({ ...again, isNew: true }).toEqual(first)
    expect(again.isNew).toBe(false)
    expect(await auditActions(ctx, first.event.id)).toEqual(["event.record"])
    expect(await topics(ctx)).toContain("events.recorded")
    expect(await brokenLaws(ctx)).toEqual([])
  })

  it("with the same externalId and other content is refused", async () => {
    await recordEvent(ctx, review("r2", "bob"))
    const others = [
      review("r2", "bob", { data: { rating: 4 } }),
      review("r2", "ada"),
      review("r2", "bob", { occurredAt: "2026-06-01T10:00:01Z" }),
    ]
    for (const other of others) {
      await expect(recordEvent(ctx, other)).rejects.toMatchObject({ code: "external_id_conflict" })
    }
    // The same instant told in another way is the same content.
    const same = await recordEvent(ctx, review("r2", "bob", { occurredAt: "2026-06-01T06:00:00-04:00" }))
    expect(same.isNew).toBe(false)
  })

  it("sent many times at once counts once", async () => {
    const before = await countEvents(ctx, "event")
    const results = await Promise.all(Array.from({ length: 8 }, () => recordEvent(ctx, review("r3", "cy"))))
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(new Set(results.map(({ event }) => event.id)).size).toBe(1)
    expect(await countEvents(ctx, "event")).toBe(before + 1)
    expect(results.map(({ awards }) => awards.length)).toEqual(Array(8).fill(1))
  })

  it("says why it gave nothing: a condition, a limit", async () => {
    const poor = await recordEvent(ctx, review("r4", "dot", { data: { rating: 2 } }))
    expect(poor).toMatchObject({ awards: [], refusals: [{ outcome: "conditionFailed", memberId: poor.member?.id }] })
    await recordEvent(ctx, review("r5", "dot"))
    await recordEvent(ctx, review("r6", "dot"))
    const third = await recordEvent(ctx, review("r7", "dot"))
    expect(third).toMatchObject({ awards: [], refusals: [{ outcome: "limitReached" }] })
  })

  it("makes nobody a member, but a customer known", async () => {
    const result = await recordEvent(ctx, review("r8", "nobody yet"))
    expect(result).toMatchObject({ isNew: true, customer: { externalId: "nobody yet" }, member: null, awards: [] })
    expect(await recordEvent(ctx, review("r9", "nobody yet"))).toMatchObject({ customer: { id: result.customer?.id } })
  })

  it("before joining earns nothing", async () => {
    const early = await recordEvent(ctx, review("r10", "eve", { occurredAt: "2026-05-31T10:00:00Z" }))
    expect(early.awards).toEqual([])
  })

  it("is refused where its data does not fit, each value named", async () => {
    const fieldsOf = async (data: Record<string, unknown>) =>
      recordEvent(ctx, review("bad", "ada", { data })).catch((error) => [
        error.code,
        ...error.fields.map(({ path }: { path: string }) => path),
      ])
    expect(await fieldsOf({})).toEqual(["invalid_input", "data.rating"])
    expect(await fieldsOf({ rating: "5" })).toEqual(["invalid_input", "data.rating"])
    expect(await fieldsOf({ rating: 6, sku: "too long" })).toEqual(["invalid_input", "data.rating", "data.sku"])
    expect(await fieldsOf({ rating: 5, more: 1 })).toEqual(["invalid_input", "data.more"])
    expect(await fieldsOf({ rating: 5, constructor: 1 })).toEqual(["invalid_input", "data.constructor"])
  })

  it("of an unknown or archived kind is refused, but answered again where it was recorded", async () => {
    const type = await createEventType(ctx, { code: "quiz", name: "Quiz" })
    const quiz = review("q1", "ada", { type: "quiz", data: { any: ["thing"] } })
    const first = await recordEvent(ctx, quiz)
    expect(first.refusals).toMatchObject([{ outcome: "noRule" }])
    await archiveEventType(ctx, { eventTypeId: type.id })
    expect(await recordEvent(ctx, quiz)).toMatchObject({ isNew: false, event: { id: first.event.id } })
    for (const code of ["quiz", "never.heard"]) {
      await expect(recordEvent(ctx, review("q2", "ada", { type: code }))).rejects.toMatchObject({
        code: "event_type_unknown",
        fields: [{ path: "type", message: expect.stringContaining("/event-types") }],
      })
    }
    await expect(
      recordEvent(ctx, {
        ...quiz,
        externalId: "q3",
        type: "review.written",
        customer: { id: type.id },
        data: { rating: 5 },
      }),
    ).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "customer.id" }],
    })
  })

  it("is read and listed by when it happened, the latest first, by who may, of one merchant", async () => {
    const all = await listEvents(ctx, { limit: 100, type: "review.written" })
    const instants = all.data.map(({ event }) => event.occurredAt)
    expect(instants).toEqual([...instants].sort().reverse())
    const first = await listEvents(ctx, { limit: 2 })
    const second = await listEvents(ctx, { limit: 2, cursor: first.nextCursor ?? "" })
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(4)
    const one = all.data.find(({ event }) => event.externalId === "r1")
    expect(await getEvent(asStaff(ctx, "manager"), { id: one?.id ?? "" })).toEqual(one)
    const own = await listEvents(ctx, { limit: 10, customerId: one?.event.customerId ?? "" })
    expect(own.data.every(({ event }) => event.customerId === one?.event.customerId)).toBe(true)
    const other = await makeMerchant()
    await expect(getEvent(other, { id: one?.id ?? "" })).rejects.toMatchObject({ code: "not_found" })
    expect((await listEvents(other, { limit: 5 })).data).toEqual([])
    await expect(getEvent(asStaff(ctx, "cashier"), { id: one?.id ?? "" })).rejects.toMatchObject({ code: "forbidden" })
    await expect(recordEvent(asStaff(ctx, "manager"), review("x", "ada"))).rejects.toMatchObject({ code: "forbidden" })
    expect((await recordEvent(asStaff(ctx, "cashier"), review("by-cashier", "ada"))).isNew).toBe(true)
  })
})
