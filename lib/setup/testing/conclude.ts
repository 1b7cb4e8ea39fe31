import { type Outcome, total } from "@/lib/setup/testing/reports"

/** Prints what failed and, as the last line, the sum; answers the exit code. */
export function conclude(outcomes: Outcome[]): number {
  const { passed, failed, skipped, failures } = total(outcomes)
  const told = failures.map((failure) => `\nFAILED ${failure.trim()}\n`).join("")
  process.stdout.write(`${told}\ntests: ${passed} passed, ${failed} failed, ${skipped} skipped\n`)
  return failed > 0 ? 1 : 0
}
