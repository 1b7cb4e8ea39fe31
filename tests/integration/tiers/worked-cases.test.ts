import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { systemCtx } from "@/lib/core/ctx"
import { tierCases } from "../../support/worked-cases/all-tier-cases"
import { commandShop } from "../../support/worked-cases/command-shop"
import { caseRunner } from "../../support/worked-cases/run-case"
import { brokenLaws } from "../purchases/club"

const run = caseRunner(commandShop)

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"] })
})

afterAll(() => {
  vi.useRealTimers()
})

test("there are 100 cases and more, each of another name", () => {
  expect(tierCases.length).toBeGreaterThanOrEqual(100)
  expect(new Set(tierCases.map(({ rule, name }) => `${rule} ${name}`)).size).toBe(tierCases.length)
})

test.each(tierCases)("$rule: $name", async (one) => {
  const { merchant } = await run(one)
  expect(await brokenLaws(systemCtx(merchant, "test"))).toEqual([])
})
