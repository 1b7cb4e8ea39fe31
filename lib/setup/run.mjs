import path from "node:path"
import { pathToFileURL } from "node:url"
import { root } from "./folders.mjs"
import { ensureInstalled } from "./install.mjs"
import { giveUp } from "./say.mjs"
import { usage } from "./usage.mjs"

/**
 * Runs one of the commands of package.json, whose files lie beside this one: installs first what is missing, teaches
 * Node TypeScript, and ends in one sentence and exit code 1 where a person can mend what is wrong.
 */
const [name = "", ...rest] = process.argv.slice(2)
const needsDev = ["dev", "validate", "bench"]
const overDatabase = ["worker", "merchant", "api-key", "audit-ledger", "rebuild-rollups"]

try {
  const help = usage(name, rest)
  if (help !== null) {
    process.stdout.write(help)
    process.exit(0)
  }
  const file = path.join(root, "lib/setup", `${name === "database" ? "dev-database" : name}.ts`)
  await ensureInstalled({ dev: needsDev.includes(name) })
  process.chdir(root)
  process.argv = [process.argv[0] ?? "node", file, ...rest]
  const { register } = await import("tsx/esm/api")
  register()
  if (!overDatabase.includes(name)) await import(pathToFileURL(file).href)
  else {
    const { runOverDatabase } = await import("./run-over-database.ts")
    process.exitCode = await runOverDatabase(name, rest)
  }
} catch (error) {
  giveUp(error)
}
