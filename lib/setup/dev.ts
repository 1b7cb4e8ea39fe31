import { generateClient } from "@/lib/setup/build"
import { startChild, stopChildren } from "@/lib/setup/children"
import { ownData } from "@/lib/setup/data-owner"
import { type Database, startDatabase } from "@/lib/setup/database"
import { dataFolder } from "@/lib/setup/folders.mjs"
import { prepareDemo } from "@/lib/setup/prepare-demo"
import { ensureAuthSecret } from "@/lib/setup/secrets"
import { readSettings } from "@/lib/setup/settings"
import { untilToldToEnd } from "@/lib/setup/signals"

/** `npm run dev`: the same database as `npm start`, with a web server and a worker that follow the sources. */
const settings = readSettings()
const toldToEnd = untilToldToEnd()
const ownership = await ownData(dataFolder, "npm run dev")
let database: Database | undefined
try {
  ensureAuthSecret(dataFolder)
  database = await startDatabase()
  await generateClient()
  const at = ["--port", String(settings.port), ...(settings.host ? ["--hostname", settings.host] : [])]
  const web = startChild("web server", ["node_modules/next/dist/bin/next", "dev", ...at])
  const worker = startChild("worker", ["node_modules/tsx/dist/cli.mjs", "watch", "lib/setup/worker.ts"])
  process.stdout.write(await prepareDemo(settings, database.ownerUrl))
  await Promise.race([toldToEnd, web.ended, worker.ended, database.lost])
} finally {
  ownership.announceEnd()
  await stopChildren()
  await database?.stop()
  ownership.release()
}
process.exit(0)
