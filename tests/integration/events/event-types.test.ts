import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { archiveEventType } from "@/lib/purchases/commands/archive-event-type"
import { createEventType } from "@/lib/purchases/commands/create-event-type"
import { recordEvent } from "@/lib/purchases/commands/record-event"
import { restoreEventType } from "@/lib/purchases/commands/restore-event-type"
import { updateEventType } from "@/lib/purchases/commands/update-event-type"
import { getEventTypeOrThrow } from "@/lib/purchases/queries/get-event-type-or-throw"
import { listEventTypes } from "@/lib/purchases/queries/list-event-types"
import { asStaff, auditActions, makeMerchant } from "../../support/world"

let ctx: Ctx

beforeAll(async () => {
  ctx = await makeMerchant()
})

describe("kinds of activity", () => {
  it("are defined, changed, archived and taken again, each with an audit row", async () => {
    const type = await createEventType(ctx, { code: "review.written", name: "Review" })
    expect(type).toMatchObject({ code: "review.written", schema: { type: "object" }, archivedAt: null })
    const schema = { type: "object", properties: { rating: { type: "integer" } } }
    expect(await updateEventType(ctx, { eventTypeId: type.id, schema })).toMatchObject({ name: "Review", schema })
    expect(await updateEventType(ctx, { eventTypeId: type.id })).toMatchObject({ name: "Review", schema })
    const gone = await archiveEventType(ctx, { eventTypeId: type.id })
    expect(await archiveEventType(ctx, { eventTypeId: type.id })).toEqual(gone)
    expect((await listEventTypes(ctx, { limit: 10 })).data).toEqual([])
    expect((await listEventTypes(ctx, { limit: 10, archived: true })).data).toEqual([gone])
    await restoreEventType(ctx, { eventTypeId: type.id })
    await restoreEventType(ctx, { eventTypeId: type.id })
    expect(await getEventTypeOrThrow(ctx, { id: type.id })).toMatchObject({ archivedAt: null })
    expect(await auditActions(ctx, type.id)).toEqual([
      "eventType.create",
      "eventType.update",
      "eventType.archive",
      "eventType.restore",
    ])
  })

  it("have a code of their own within the merchant, also when two are made at once", async () => {
    const made = await Promise.allSettled(
      [1, 2].map(() => createEventType(ctx, { code: "quiz.finished", name: "Quiz" })),
    )
    expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    await expect(createEventType(ctx, { code: "quiz.finished", name: "Other" })).rejects.toMatchObject({
      code: "event_type_taken",
    })
    const other = await makeMerchant()
    expect(await createEventType(other, { code: "quiz.finished", name: "Quiz" })).toMatchObject({ name: "Quiz" })
  })

  it("that are ready-made are defined by their first activity, once, and take any data until told otherwise", async () => {
    const own = await makeMerchant()
    const told = (externalId: string, data: Record<string, unknown>) =>
      recordEvent(own, {
        externalId,
        type: "item.recycled",
        customer: { externalId: "ada" },
        occurredAt: own.now.toISOString(),
        data,
      })
    await Promise.all([1, 2, 3].map((n) => told(`r${n}`, { kilos: n })))
    const { data } = await listEventTypes(own, { limit: 10 })
    expect(data).toMatchObject([{ code: "item.recycled", name: "Item recycled", schema: { type: "object" } }])
    expect(await auditActions(own, data[0]?.id ?? "")).toEqual(["eventType.create"])
    const schema = { type: "object", required: ["kilos"] }
    await updateEventType(own, { eventTypeId: data[0]?.id ?? "", schema })
    await expect(told("r4", {})).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "data.kilos" }] })
  })

  it("are listed page by page", async () => {
    const own = await makeMerchant()
    for (const code of ["a", "b", "c"]) await createEventType(own, { code, name: code })
    const first = await listEventTypes(own, { limit: 2 })
    const second = await listEventTypes(own, { limit: 2, cursor: first.nextCursor ?? "" })
    expect([...first.data, ...second.data].map(({ code }) => code)).toEqual(["a", "b", "c"])
    expect(second.nextCursor).toBeNull()
  })

  it("belong to who may write programs, and to one merchant", async () => {
    const type = await createEventType(ctx, { code: "social.follow", name: "Follows" })
    const other = await makeMerchant()
    const input = { eventTypeId: type.id }
    const tries: ((one: Ctx) => Promise<unknown>)[] = [
      (one) => updateEventType(one, { ...input, name: "X" }),
      (one) => archiveEventType(one, input),
      (one) => restoreEventType(one, input),
    ]
    for (const run of tries) {
      await expect(run(asStaff(ctx, "cashier"))).rejects.toMatchObject({ code: "forbidden" })
      await expect(run(other)).rejects.toMatchObject({ code: "not_found" })
    }
    await expect(createEventType(asStaff(ctx, "support"), { code: "x", name: "X" })).rejects.toMatchObject({
      code: "forbidden",
    })
    await expect(getEventTypeOrThrow(other, { id: type.id })).rejects.toMatchObject({ code: "not_found" })
    await expect(getEventTypeOrThrow(ctx, { id: newId() })).rejects.toMatchObject({ code: "not_found" })
  })
})
