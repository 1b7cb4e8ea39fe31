import { root } from "./folders.mjs"
import { ensureInstalled } from "./install.mjs"
import { giveUp, say } from "./say.mjs"
import { usage } from "./usage.mjs"

/** `npm start`: from a clone to a served page. Plain JavaScript up to the install, which brings TypeScript's loader. */
try {
  const help = usage("start", process.argv.slice(2))
  if (help !== null) {
    process.stdout.write(help)
    process.exit(0)
  }
  process.chdir(root)
  await ensureInstalled()
  const { register } = await import("tsx/esm/api")
  register()
  const { serve } = await import("./serve.ts")
  await serve()
  say("Stopped")
  process.exit(0)
} catch (error) {
  giveUp(error)
}
