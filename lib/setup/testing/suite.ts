import { readFileSync, rmSync } from "node:fs"
import path from "node:path"
import { startChild } from "@/lib/setup/children"
import { dataFolder } from "@/lib/setup/folders.mjs"
import { say } from "@/lib/setup/say.mjs"
import { type Outcome, readPlaywrightReport, readVitestReport } from "@/lib/setup/testing/reports"

type Environment = Record<string, string>

/** A check that passes or fails as one: types, lint, dead code, the build. */
export async function checkSuite(name: string, args: string[], env: Environment = {}): Promise<Outcome> {
  return timed(name, async () => {
    const child = startChild(name, args, { env, quiet: true })
    const passed = (await child.ended) === 0
    const failures = passed ? [] : [`${name}\n${child.output().trim()}`]
    return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, failures }
  })
}

/** One project of vitest.config.ts. */
export async function vitestSuite(project: string): Promise<Outcome> {
  const report = path.join(dataFolder, "tests", `${project}.json`)
  const reporters = ["--reporter=json", `--outputFile=${report}`]
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters]
  return reportedSuite(project, args, { NODE_ENV: "test" }, report, readVitestReport)
}

/** The browser's journeys against a running server, which the environment names. */
export async function playwrightSuite(env: Environment): Promise<Outcome> {
  const report = path.join(dataFolder, "tests", "journeys.json")
  const args = ["node_modules/@playwright/test/cli.js", "test", "--reporter=json"]
  return reportedSuite("journeys", args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, report, readPlaywrightReport)
}

/** A suite without a report, or whose runner failed though no test did, has not run: that is a failure. */
async function reportedSuite(
  name: string,
  args: string[],
  env: Environment,
  report: string,
  read: (text: string) => Outcome,
): Promise<Outcome> {
  return timed(name, async () => {
    rmSync(report, { force: true })
    const child = startChild(name, args, { env, quiet: true })
    const code = await child.ended
    const outcome = readOutcome(report, read)
    if (outcome && outcome.passed + outcome.failed > 0 && (code === 0 || outcome.failed > 0)) return outcome
    const failures = [...(outcome?.failures ?? []), `${name}: the suite did not run whole\n${child.output().trim()}`]
    return {
      passed: outcome?.passed ?? 0,
      failed: (outcome?.failed ?? 0) + 1,
      skipped: outcome?.skipped ?? 0,
      failures,
    }
  })
}

function readOutcome(report: string, read: (text: string) => Outcome): Outcome | null {
  try {
    return read(readFileSync(report, "utf8"))
  } catch {
    return null
  }
}

async function timed(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
  const began = Date.now()
  const outcome = await work()
  const { passed, failed, skipped } = outcome
  say(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  return outcome
}
