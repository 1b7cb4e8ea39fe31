import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { systemCtx } from "@/lib/core/ctx"
import { allCases } from "../../support/worked-cases/all-cases"
import { commandShop } from "../../support/worked-cases/command-shop"
import { caseRunner } from "../../support/worked-cases/run-case"
import { brokenLaws } from "./club"

const run = caseRunner(commandShop)

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"] })
})

afterAll(() => {
  vi.useRealTimers()
})

test("there are 150 cases and more, each of another name", () => {
  expect(allCases.length).toBeGreaterThanOrEqual(150)
  expect(new Set(allCases.map(({ rule, name }) => `${rule} ${name}`)).size).toBe(allCases.length)
})

test.each(allCases)("$rule: $name", async (one) => {
  const { merchant } = await run(one)
  expect(await brokenLaws(systemCtx(merchant, "test"))).toEqual([])
})
