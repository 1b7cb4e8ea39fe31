import { root } from "./folders.mjs"
import { ensureInstalled } from "./install.mjs"
import { giveUp } from "./say.mjs"
import { usage } from "./usage.mjs"

/** `npm test`: all suites, with everything they need set up first. */
try {
  const help = usage("test", process.argv.slice(2))
  if (help !== null) {
    process.stdout.write(help)
    process.exit(0)
  }
  process.chdir(root)
  await ensureInstalled({ dev: true })
  const { register } = await import("tsx/esm/api")
  register()
  const { runTests } = await import("./testing/run-tests.ts")
  const code = await runTests()
  process.exit(code)
} catch (error) {
  giveUp(error)
}
