import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { apiShop } from "../../support/worked-cases/api-shop"
import { benefitLadders } from "../../support/worked-cases/benefit-ladders"
import { benefitPeriods } from "../../support/worked-cases/benefit-periods"
import { benefitUses } from "../../support/worked-cases/benefit-uses"
import { commandShop } from "../../support/worked-cases/command-shop"
import { caseRunner } from "../../support/worked-cases/run-case"

const cases = [...benefitPeriods, ...benefitUses, ...benefitLadders]
const throughCommands = caseRunner(commandShop)
const overTheApi = caseRunner(apiShop)

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"] })
})

afterAll(() => {
  vi.useRealTimers()
})

test("there are 50 cases and more, each of another name", () => {
  expect(cases.length).toBeGreaterThanOrEqual(50)
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
})

describe("through commands", () => {
  test.each(cases)("$rule: $name", async (one) => {
    await throughCommands(one)
  })
})

describe("over the API", () => {
  test.each(cases)("$rule: $name", async (one) => {
    await overTheApi(one)
  })
})
