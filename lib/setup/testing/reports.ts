import { z } from "zod"

/** What a suite came to; each failure is its name and message, for a person to read. */
export type Outcome = { passed: number; failed: number; skipped: number; failures: string[] }

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
})

/** Reads vitest's JSON report. A file that could not be loaded has no tests of its own and counts as one failure. */
export function readVitestReport(text: string): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] }
  for (const file of vitestReport.parse(JSON.parse(text)).testResults) {
    for (const test of file.assertionResults) {
      if (test.status === "passed") outcome.passed++
      else if (test.status === "failed") fail(outcome, `${file.name} > ${test.fullName}`, test.failureMessages ?? [])
      else outcome.skipped++
    }
    const anyFailed = file.assertionResults.some((test) => test.status === "failed")
    if (file.status === "failed" && !anyFailed) fail(outcome, file.name, [file.message ?? "could not be run"])
  }
  return outcome
}

type PlaywrightSuite = { title: string; specs?: PlaywrightSpec[]; suites?: PlaywrightSuite[] }
type PlaywrightSpec = {
  title: string
  tests: { status: string; results: { errors?: { message?: string }[] }[] }[]
}

/** Reads Playwright's JSON report. Errors outside any test (a set-up that failed) count as one failure each. */
export function readPlaywrightReport(text: string): Outcome {
  const report = JSON.parse(text) as { suites: PlaywrightSuite[]; errors?: { message?: string }[] }
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] }
  const visit = (suite: PlaywrightSuite, path: string) => {
    for (const spec of suite.specs ?? []) {
      for (const { status, results } of spec.tests) {
        const messages = results.flatMap((result) => result.errors ?? []).map((error) => error.message ?? "")
        if (status === "skipped") outcome.skipped++
        else if (status === "unexpected") fail(outcome, `${path} > ${spec.title}`, messages)
        else outcome.passed++
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, `${path} > ${inner.title}`)
  }
  for (const suite of report.suites) visit(suite, suite.title)
  for (const error of report.errors ?? []) fail(outcome, "journeys", [error.message ?? ""])
  return outcome
}

function fail(outcome: Outcome, name: string, messages: string[]): void {
  outcome.failed++
  outcome.failures.push([name, ...messages].join("\n"))
}

/** The sum of several suites. */
export function total(outcomes: Outcome[]): Outcome {
  const sum: Outcome = { passed: 0, failed: 0, skipped: 0, failures: [] }
  for (const outcome of outcomes) {
    sum.passed += outcome.passed
    sum.failed += outcome.failed
    sum.skipped += outcome.skipped
    sum.failures.push(...outcome.failures)
  }
  return sum
}
