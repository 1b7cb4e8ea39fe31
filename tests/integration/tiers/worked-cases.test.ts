import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { systemCtx } from "@/lib/core/ctx"
import { hostileTierCases, tierCases } from "../../support/worked-cases/all-tier-cases"
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

const all = [...tierCases, ...hostileTierCases]

test("there are 100 cases and more, each of another name", () => {
  expect(tierCases.length).toBeGreaterThanOrEqual(100)
  expect(new Set(all.map(({ rule, name }) => `${rule} ${name}`)).size).toBe(all.length)
})

test.each(all)("$rule: $name", async (one) => {
  const { merchant } = await run(one)
  expect(await brokenLaws(systemCtx(merchant, "test"))).toEqual([])
})
