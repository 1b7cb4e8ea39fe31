import { expect, test } from "vitest"
import { readPlaywrightReport, readVitestReport, total } from "@/lib/setup/testing/reports"

const vitest = (file: object) => readVitestReport(JSON.stringify({ testResults: [file] }))

test("counts each vitest result and names what failed", () => {
  const outcome = vitest({
    name: "a.test.ts",
    status: "failed",
    assertionResults: [
      { status: "passed", fullName: "one" },
      { status: "failed", fullName: "two", failureMessages: ["expected 1 to be 2"] },
      { status: "skipped", fullName: "three" },
      { status: "todo", fullName: "four" },
    ],
  })
  expect(outcome).toEqual({ passed: 1, failed: 1, skipped: 2, failures: ["a.test.ts > two\nexpected 1 to be 2"] })
})

test("a test file that cannot be loaded is a failure", () => {
  const outcome = vitest({ name: "b.test.ts", status: "failed", message: "SyntaxError", assertionResults: [] })
  expect(outcome).toMatchObject({ passed: 0, failed: 1, failures: ["b.test.ts\nSyntaxError"] })
})

test("counts nested Playwright tests and errors outside them", () => {
  const spec = (status: string) => ({
    title: status,
    tests: [{ status, results: [{ errors: [{ message: "no button" }] }] }],
  })
  const outcome = readPlaywrightReport(
    JSON.stringify({
      suites: [
        {
          title: "sign-in",
          specs: [spec("expected")],
          suites: [{ title: "phone", specs: [spec("unexpected"), spec("skipped")] }],
        },
      ],
      errors: [{ message: "no server" }],
    }),
  )
  expect(outcome).toMatchObject({ passed: 1, failed: 2, skipped: 1 })
  expect(outcome.failures).toEqual(["sign-in > phone > unexpected\nno button", "journeys\nno server"])
})

test("adds suites up", () => {
  const sum = total([
    { passed: 1, failed: 0, skipped: 2, failures: [] },
    { passed: 3, failed: 1, skipped: 0, failures: ["x"] },
  ])
  expect(sum).toEqual({ passed: 4, failed: 1, skipped: 2, failures: ["x"] })
})
