import { setImmediate as turn } from "node:timers/promises"
import type { SqlQuery, SqlQueryable, SqlResultSet } from "@prisma/driver-adapter-utils"
import { expect, it } from "vitest"
import { inTurn } from "./in-turn"

const query = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] })

/** A connection that tells what it was asked while it was still at something else. */
function connection() {
  const asked: string[] = []
  const meanwhile: string[] = []
  let busy = false
  async function answer<T>({ sql }: SqlQuery, result: T): Promise<T> {
    asked.push(sql)
    if (busy) meanwhile.push(sql)
    busy = true
    await turn()
    busy = false
    if (sql === "wrong") throw new Error("refused")
    return result
  }
  const empty: SqlResultSet = { columnNames: [], columnTypes: [], rows: [] }
  const fake: SqlQueryable = {
    provider: "postgres",
    adapterName: "fake",
    queryRaw: (params) => answer(params, empty),
    executeRaw: (params) => answer(params, 1),
  }
  return { asked, meanwhile, fake }
}

it("asks one thing after the other, in the order in which they were wanted", async () => {
  const { asked, meanwhile, fake } = connection()
  const one = inTurn(fake)
  await Promise.all([one.queryRaw(query("a")), one.executeRaw(query("b")), one.queryRaw(query("c"))])
  expect(asked).toEqual(["a", "b", "c"])
  expect(meanwhile).toEqual([])
})

it("goes on after a statement that was refused, which alone is told so", async () => {
  const one = inTurn(connection().fake)
  const all = await Promise.allSettled(["a", "wrong", "c"].map((sql) => one.executeRaw(query(sql))))
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
})
