import { rmSync } from "node:fs"
import path from "node:path"
import { ownData } from "@/lib/setup/data-owner"
import { dataFolder } from "@/lib/setup/folders.mjs"
import { deployMigrations } from "@/lib/setup/migrations/deploy"
import { remember, startEmbedded, stopEmbedded } from "@/lib/setup/postgres/embedded"
import { admitAppLogin } from "@/lib/setup/postgres/logins"
import { SetupError, say } from "@/lib/setup/say.mjs"

/**
 * `npm run database [start|stop|reset]`: keeps the embedded server running without the product, for work on it.
 * Servers and commands started meanwhile use it and leave it running.
 */
const action = process.argv[2] ?? "start"
if (!["start", "stop", "reset"].includes(action)) throw new SetupError("Say start, stop or reset.")

const ownership = await ownData(dataFolder, "npm run database", { passing: true })
try {
  let running = await startEmbedded(dataFolder)
  if (action !== "start") await stopEmbedded({ ...running, kept: false })
  if (action === "reset") {
    rmSync(running.dataDir, { recursive: true, force: true })
    rmSync(path.join(dataFolder, "postgres-place.json"), { force: true })
    running = await startEmbedded(dataFolder)
  }
  if (action !== "stop") {
    await deployMigrations(running.ownerUrl)
    await admitAppLogin(running.ownerUrl)
    remember(dataFolder, { ...running, kept: true })
    process.stdout.write(`DATABASE_URL=${running.url}\nMIGRATION_DATABASE_URL=${running.ownerUrl}\n`)
  }
  say(action === "stop" ? "Stopped" : "Left running; npm run database stop ends it")
} finally {
  ownership.release()
}
