import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { generateClient } from "@/lib/setup/build"
import { startChild } from "@/lib/setup/children"
import { deployMigrations } from "@/lib/setup/migrations/deploy"
import { startEmbedded, stopEmbedded } from "@/lib/setup/postgres/embedded"
import { admitAppLogin } from "@/lib/setup/postgres/logins"
import { SetupError, say } from "@/lib/setup/say.mjs"

/** `npm run bench [word]`: runs tests/bench/*.bench.ts, or those whose name holds the word, over a database of their own. */
const folder = "tests/bench"
const word = process.argv[2] ?? ""
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith(".bench.ts") && name.includes(word))
  : []
if (files.length === 0) throw new SetupError(`There is no benchmark${word && ` named ${word}`} in ${folder}.`)

await generateClient()
// Written to disk like a merchant's, so that the figures are true.
const place = mkdtempSync(path.join(tmpdir(), "regulars-bench-"))
const database = await startEmbedded(place)
try {
  await deployMigrations(database.ownerUrl)
  await admitAppLogin(database.ownerUrl)
  const env = { DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, LOG_LEVEL: "warn" }
  for (const file of files.sort()) {
    say(file)
    const code = await startChild(file, ["--import", "tsx", `${folder}/${file}`], { env }).ended
    if (code !== 0) process.exitCode = 1
  }
} finally {
  await stopEmbedded(database)
  rmSync(place, { recursive: true, force: true })
}
