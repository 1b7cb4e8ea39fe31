import { beforeAll, describe, expect, it } from "vitest"
import type { Condition } from "@/lib/conditions/domain/condition"
import type { Ctx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { createSegment } from "@/lib/segments/commands/create-segment"
import { deleteSegment } from "@/lib/segments/commands/delete-segment"
import { restoreSegment } from "@/lib/segments/commands/restore-segment"
import { updateSegment } from "@/lib/segments/commands/update-segment"
import { getSegmentOrThrow } from "@/lib/segments/queries/get-segment-or-throw"
import { listSegmentCustomers } from "@/lib/segments/queries/list-segment-customers"
import { previewSegment } from "@/lib/segments/queries/preview-segment"
import { asStaff, auditActions, makeCustomer, makeMember, makeMerchant, makeProgram } from "@/tests/support/world"

let ctx: Ctx
const everybody: Condition = { combinator: "and", rules: [] }
const spent = (minor: number): Condition => ({
  combinator: "and",
  rules: [{ field: "customer.spendMinor", operator: ">=", value: minor }],
})

beforeAll(async () => {
  ctx = await makeMerchant()
  for (let index = 0; index < 12; index += 1) {
    await makeCustomer(ctx, {
      email: `c${index}@example.com`,
      spendMinor: BigInt(index * 1000),
      purchaseCount: BigInt(index),
      attributes: index % 3 === 0 ? { city: "Bern" } : {},
    })
  }
})

describe("segments", () => {
  it("count and show whom a condition holds for, without saving", async () => {
    const { size, sample } = await previewSegment(ctx, { condition: spent(5000) })
    expect(size).toBe(7)
    expect(sample.every(({ spendMinor }) => spendMinor >= 5000)).toBe(true)
    expect((await previewSegment(ctx, { condition: everybody })).size).toBe(12)
    const inBern: Condition = {
      combinator: "or",
      rules: [
        { field: "customer.attributes.city", operator: "=", value: "Bern" },
        { combinator: "and", not: true, rules: [{ field: "customer.purchaseCount", operator: "<", value: 11 }] },
      ],
    }
    expect((await previewSegment(ctx, { condition: inBern })).size).toBe(5)
  })

  it("lead to the member that a customer is", async () => {
    const other = await makeMerchant()
    const programId = await makeProgram(other)
    const memberId = await makeMember(other, programId)
    await makeCustomer(other, {})
    const { id: segmentId } = await createSegment(other, { name: "All", condition: everybody })
    const { data } = await listSegmentCustomers(other, { segmentId, limit: 10 })
    expect(data.map((customer) => customer.memberId)).toEqual([memberId, null])
  })

  it("are saved, changed, deleted and brought back with their id", async () => {
    const made = await createSegment(ctx, { name: "Spenders", condition: spent(5000) })
    expect(made.size).toBe(7)
    const changed = await updateSegment(ctx, { segmentId: made.id, condition: spent(10_000) })
    expect(changed).toMatchObject({ name: "Spenders", size: 2 })
    const deleted = await deleteSegment(ctx, { segmentId: made.id })
    await expect(getSegmentOrThrow(ctx, made.id)).rejects.toMatchObject({ code: "not_found" })
    const { id, name, description, condition } = deleted
    await restoreSegment(ctx, { id, name, description, condition })
    expect(await getSegmentOrThrow(ctx, made.id)).toMatchObject({ size: 2 })
    expect(await auditActions(ctx, made.id)).toEqual([
      "segment.create",
      "segment.update",
      "segment.delete",
      "segment.restore",
    ])
  })

  it("list their customers page by page, each once", async () => {
    const { id } = await createSegment(ctx, { name: "All", condition: everybody })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listSegmentCustomers(ctx, { segmentId: id, limit: 5, cursor })
      seen.push(...page.data.map((customer) => customer.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(12)
    expect(seen).toHaveLength(12)
  })

  it("may be made of one another, but not of themselves, and are not deleted under another", async () => {
    const base = await createSegment(ctx, { name: "Base", condition: spent(3000) })
    const uses: Condition = { combinator: "and", rules: [{ field: "customer.segment", operator: "=", value: base.id }] }
    const above = await createSegment(ctx, { name: "Above", condition: uses })
    expect(above.size).toBe(9)
    await expect(deleteSegment(ctx, { segmentId: base.id })).rejects.toMatchObject({
      code: "conflict",
      detail: expect.stringContaining("Above"),
    })
    const circle: Condition = {
      combinator: "and",
      rules: [{ field: "customer.segment", operator: "=", value: "Above" }],
    }
    const asked = updateSegment(ctx, { segmentId: base.id, condition: circle })
    await expect(asked).rejects.toMatchObject({ code: "condition_invalid" })
    const other = await createSegment(await makeMerchant(), { name: "Elsewhere", condition: everybody })
    for (const value of [other.id, "Elsewhere", ["Above", newId()]]) {
      const operator = Array.isArray(value) ? "in" : "="
      const unknown: Condition = { combinator: "and", rules: [{ field: "customer.segment", operator, value }] }
      const naming = createSegment(ctx, { name: "Nobody's", condition: unknown })
      await expect(naming).rejects.toMatchObject({
        code: "condition_invalid",
        detail: expect.stringContaining("There is no segment"),
      })
    }
  })

  it("keep names unique, merchants and roles apart", async () => {
    const { id } = await createSegment(ctx, { name: "Mine", condition: everybody })
    await expect(createSegment(ctx, { name: "Mine", condition: everybody })).rejects.toMatchObject({
      code: "name_taken",
    })
    const other = await makeMerchant()
    await expect(getSegmentOrThrow(other, id)).rejects.toMatchObject({ code: "not_found" })
    expect((await previewSegment(other, { condition: everybody })).size).toBe(0)
    const asManager = createSegment(asStaff(ctx, "manager"), { name: "No", condition: everybody })
    await expect(asManager).rejects.toMatchObject({ code: "forbidden" })
    const asCashier = listSegmentCustomers(asStaff(ctx, "cashier"), { segmentId: id, limit: 5 })
    await expect(asCashier).rejects.toMatchObject({ code: "forbidden" })
  })
})
