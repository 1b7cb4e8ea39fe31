import { afterAll, beforeAll, test, vi } from "vitest"
import { tierCases } from "../../support/worked-cases/all-tier-cases"
import { apiShop } from "../../support/worked-cases/api-shop"
import { caseRunner } from "../../support/worked-cases/run-case"

const run = caseRunner(apiShop)

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"] })
})

afterAll(() => {
  vi.useRealTimers()
})

test.each(tierCases)("over the API, $rule: $name", async (one) => {
  await run(one)
})
