import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { makeMerchant } from "../../support/world"

const hostile = ["plain", 'a "quoted" \\ word', "two\nlines", "NULL", "null", "{a,b}", "", " ", "ü€😀", "$1", "'; --"]

async function readBack(ctx: Ctx) {
  return inTransaction(ctx, (tx) =>
    tx.db.segment.findMany({
      where: { merchantId: ctx.merchantId },
      orderBy: { id: "asc" },
      select: { name: true, description: true, condition: true, size: true, countedAt: true },
    }),
  )
}

test("what is written is what was given, in columns that vary and in those that are the same", async () => {
  const ctx = await makeMerchant()
  const rows = hostile.map((text, index) => ({
    name: `${index} ${text}`,
    description: text,
    condition: { text, list: [text, null, index], none: null },
    size: 7n,
    countedAt: index % 2 === 0 ? ctx.now : null,
  }))
  await inTransaction(ctx, (tx) =>
    insertRows(
      tx,
      "Segment",
      rows.map((row) => ({ id: newId(), ...row })),
    ),
  )
  expect(await readBack(ctx)).toEqual(rows)
})

test("one row alone is written too, and none is no error", async () => {
  const ctx = await makeMerchant()
  const row = { name: "only", description: 'a "b"\n', condition: { text: "x\ny" }, size: 0n, countedAt: null }
  await inTransaction(ctx, async (tx) => {
    await insertRows(tx, "Segment", [{ id: newId(), ...row }])
    await insertRows(tx, "Segment", [])
  })
  expect(await readBack(ctx)).toEqual([row])
})
