import type { Outcome } from "@/lib/setup/testing/reports"
import { checkSuite, vitestSuite } from "@/lib/setup/testing/suite"

/** The types, with those of the routes made anew. Not beside a build, which clears the folder they stand in. */
export async function typeChecks(): Promise<Outcome[]> {
  return [
    await checkSuite("route types", ["node_modules/next/dist/bin/next", "typegen"]),
    await checkSuite("types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]),
  ]
}

/** What needs neither a database nor a build: lint and format, dead code, the walls, unit tests. */
export async function fastChecks(): Promise<Outcome[]> {
  return [
    await checkSuite("lint and format", [
      "node_modules/@biomejs/biome/bin/biome",
      "ci",
      "--colors=off",
      "--max-diagnostics=50",
    ]),
    await checkSuite("dead code", ["node_modules/knip/bin/knip.js"]),
    await vitestSuite("architecture"),
    await vitestSuite("unit"),
  ]
}
