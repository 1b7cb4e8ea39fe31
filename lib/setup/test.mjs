import { root } from "./folders.mjs"
import { ensureInstalled } from "./install.mjs"
import { giveUp } from "./say.mjs"

/** `npm test`: all suites, with everything they need set up first. */
try {
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
