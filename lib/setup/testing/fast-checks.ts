import type { Outcome } from "@/lib/setup/testing/reports"
import { checkSuite, vitestSuite } from "@/lib/setup/testing/suite"

/**
 * What is told by reading the source: types, and beside them lint, format and dead code. The types of the routes are made
 * anew, so not beside a build, which clears the folder they stand in.
 */
export async function sourceChecks(): Promise<Outcome[]> {
  const routes = await checkSuite("route types", ["node_modules/next/dist/bin/next", "typegen"])
  const [types, rest] = await Promise.all([
    checkSuite("types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]),
    lintAndDeadCode(),
  ])
  return [routes, types, ...rest]
}

async function lintAndDeadCode(): Promise<Outcome[]> {
  const biome = ["node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off", "--max-diagnostics=50"]
  return [await checkSuite("lint and format", biome), await checkSuite("dead code", ["node_modules/knip/bin/knip.js"])]
}

/** What needs neither a database nor a build: the walls and the unit tests. */
export async function unitSuites(): Promise<Outcome[]> {
  return [await vitestSuite("architecture"), await vitestSuite("unit")]
}
