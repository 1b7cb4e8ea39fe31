import { expect, it } from "vitest"
import { isAway, toDomainError } from "./db-errors"

const fromDriver = (originalCode: string) => ({
  code: "P2010",
  meta: { driverAdapterError: { cause: { originalCode } } },
})

it.each([
  { code: "P1001" },
  { code: "P1017" },
  fromDriver("57P01"),
  fromDriver("53300"),
  new Error("Connection terminated unexpectedly"),
])("knows a database that is away: %j", (error) => {
  expect(isAway(error)).toBe(true)
  expect(toDomainError(error)).toMatchObject({ code: "unavailable", status: 503 })
})

it.each([{ code: "P2002" }, fromDriver("23505"), fromDriver("40001"), new Error("anything else"), undefined])(
  "takes no other error for one: %j",
  (error) => expect(isAway(error)).toBe(false),
)
