import path from "node:path"
import { buildApplication, generateClient, isBuilt } from "@/lib/setup/build"
import { stopChildren } from "@/lib/setup/children"
import { currentOwner, ownData } from "@/lib/setup/data-owner"
import { dataFolder } from "@/lib/setup/folders.mjs"
import { explain, say } from "@/lib/setup/say.mjs"
import { conclude } from "@/lib/setup/testing/conclude"
import { sourceChecks, unitSuites } from "@/lib/setup/testing/fast-checks"
import { journeys } from "@/lib/setup/testing/journeys"
import type { Outcome } from "@/lib/setup/testing/reports"
import { vitestSuite } from "@/lib/setup/testing/suite"

/** Every suite of the project; answers the exit code. The build goes on beside all that needs none. */
export async function runTests(): Promise<number> {
  // The tests have databases of their own, whatever the shell that runs them names.
  for (const name of ["DATABASE_URL", "MIGRATION_DATABASE_URL", "SMTP_URL", "PORT", "APP_URL"]) delete process.env[name]
  const ownership = await ownData(path.join(dataFolder, "tests"), "npm test")
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stopChildren())
  try {
    await generateClient()
    const source = await sourceChecks()
    const [build, unbuilt] = await Promise.all([buildSuite(), withoutBuild()])
    const inBrowser = build.failed > 0 ? notRun("journeys: there is no build to run them against") : await journeys()
    return conclude([...source, ...unbuilt, build, inBrowser])
  } finally {
    ownership.release()
  }
}

async function withoutBuild(): Promise<Outcome[]> {
  return [...(await unitSuites()), await vitestSuite("integration")]
}

async function buildSuite(): Promise<Outcome> {
  const server = currentOwner(dataFolder)
  if (server && !isBuilt()) {
    return notRun(
      `build\n"${server.command}" (process ${server.pid}) serves an older build from this folder: stop it first.`,
    )
  }
  try {
    await buildApplication()
    say("build: 1 passed, 0 failed, 0 skipped")
    return { passed: 1, failed: 0, skipped: 0, failures: [] }
  } catch (error) {
    return notRun(`build\n${explain(error)}`)
  }
}

function notRun(reason: string): Outcome {
  return { passed: 0, failed: 1, skipped: 0, failures: [reason] }
}
