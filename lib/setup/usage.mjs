import { SetupError } from "./say.mjs"

/** Each command: what may stand behind it, and what it does. One without arguments refuses them. */
const commands = {
  start: [
    "",
    "The product, with everything it needs. Settings are environment variables, such as PORT=4000 npm start.",
  ],
  test: ["", "All tests, with everything they need."],
  dev: ["", "The product with hot reload."],
  worker: ["", "A worker alone, over the database of the product."],
  validate: ["", "The fast tests: types, lint, walls, units."],
  bench: ["[word]", "Benchmarks, or those whose name holds the word."],
  database: ["[start|stop|reset]", "The embedded database alone, for work on the product. reset empties it."],
  migration: [
    "<name>",
    "Writes a migration from the last one to the schema as it is now. A name is lower case: add_stores.",
  ],
  merchant: [
    "--slug S --name N --time-zone America/New_York --currency USD --owner-email E",
    "Makes a merchant and prints its id and the owner's password as JSON.",
  ],
  "api-key": [
    "--merchant S --scopes '*' [--name N]",
    "Makes an API key and prints it. Several scopes stand with commas.",
  ],
  "audit-ledger": [
    "[--merchant S]",
    "Recounts ledger, lots, balances and figures, and names what differs; exit code 1 where anything does.",
  ],
  // Not in package.json: npm would run a script of this name after each install.
  prepare: ["", "Generates and builds, for the image of a container."],
  "rebuild-rollups": ["[--merchant S]", "Recomputes the figures behind the charts, of one merchant or of all."],
}

/**
 * The words for `--help`, or null where nobody asks for them. Throws a SetupError where a command takes no arguments and
 * is given some.
 * @param {string} name
 * @param {string[]} given
 * @returns {string | null}
 */
export function usage(name, given) {
  const known = Object.entries(commands).find(([command]) => command === name)
  if (!known) throw new SetupError(`There is no command "${name}". There are: ${Object.keys(commands).join(", ")}.`)
  const [, [takes = "", does = ""]] = known
  const call = `npm ${name === "start" || name === "test" ? "" : "run "}${name}`
  if (given.includes("--help") || given.includes("-h")) return `${call}${takes && ` -- ${takes}`}\n${does}\n`
  if (takes === "" && given.length > 0)
    throw new SetupError(`${call} takes no arguments, and "${given[0]}" is one. ${does}`)
  return null
}
