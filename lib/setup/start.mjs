import { root } from "./folders.mjs"
import { ensureInstalled } from "./install.mjs"
import { giveUp, say } from "./say.mjs"

/** `npm start`: from a clone to a served page. Plain JavaScript up to the install, which brings TypeScript's loader. */
try {
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
