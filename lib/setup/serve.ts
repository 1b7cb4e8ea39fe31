import { setTimeout as sleep } from "node:timers/promises"
import { buildApplication, generateClient } from "@/lib/setup/build"
import { type Child, startChild, stopChildren } from "@/lib/setup/children"
import { ownData } from "@/lib/setup/data-owner"
import { type Database, startDatabase } from "@/lib/setup/database"
import { dataFolder } from "@/lib/setup/folders.mjs"
import { isFree } from "@/lib/setup/free-port"
import { prepareDemo } from "@/lib/setup/prepare-demo"
import { SetupError, say } from "@/lib/setup/say.mjs"
import { ensureAuthSecret } from "@/lib/setup/secrets"
import { readSettings, type Settings } from "@/lib/setup/settings"
import { untilToldToEnd } from "@/lib/setup/signals"
import { untilServed } from "@/lib/setup/web-server"

/** Makes the product ready and runs it until it is told to end; then stops the web server, the worker and the database, in this order. */
export async function serve(): Promise<void> {
  const settings = readSettings()
  const toldToEnd = untilToldToEnd()
  const ownership = await ownData(dataFolder, "npm start")
  let database: Promise<Database> | undefined
  try {
    await requirePort(settings)
    ensureAuthSecret(dataFolder)
    database = startDatabase()
    await Promise.race([run(settings, database), toldToEnd])
    say("Stopping")
  } finally {
    ownership.announceEnd()
    await stopChildren()
    await database?.then(
      (ready) => ready.stop(),
      () => {},
    )
    ownership.release()
  }
}

/** Ends only by an error: a part that ended by itself takes the whole down, so that a supervisor sees it. */
async function run(settings: Settings, database: Promise<Database>): Promise<void> {
  const built = generateClient().then(buildApplication)
  const [{ ownerUrl, lost }] = await Promise.all([database, built])
  const web = startWeb(settings)
  await Promise.race([untilServed(settings.port, settings.host), failure(web)])
  say(`Serving ${settings.address}`)
  const ended = Promise.race([failure(web), keepWorker(), lost])
  process.stdout.write(await Promise.race([prepareDemo(settings, ownerUrl), ended]))
  await ended
}

// Longer than a proxy or a client that pauses keeps its connection: else a request now and then meets a closed one.
const keepAliveMs = 75_000

function startWeb({ port, host }: Settings): Child {
  const at = ["--port", String(port), "--keepAliveTimeout", String(keepAliveMs), ...(host ? ["--hostname", host] : [])]
  const env = { NODE_ENV: "production", PORT: String(port) }
  const next = ["--import", "./lib/setup/refuse-trace.mjs", "node_modules/next/dist/bin/next", "start", ...at]
  return startChild("web server", next, { env })
}

/** A worker that ends is begun anew: its jobs go on from where they were. One that cannot even start is a failure. */
async function keepWorker(): Promise<never> {
  for (let quickEnds = 0; ; ) {
    const began = Date.now()
    const worker = startChild("worker", ["--import", "tsx", "lib/setup/worker.ts"], { env: { NODE_ENV: "production" } })
    if (quickEnds > 0) say("The worker is started again")
    const code = await worker.ended
    quickEnds = Date.now() - began < 10_000 ? quickEnds + 1 : 1
    if (quickEnds === 3) throw new SetupError(`The worker ended by itself (code ${code}); what it said stands above.`)
    // A Ctrl-C reaches the worker first: a moment later this process knows of it too, and begins nothing.
    await sleep(1000)
  }
}

async function failure(child: Child): Promise<never> {
  const code = await child.ended
  throw new SetupError(`The ${child.name} ended by itself (code ${code}); what it said stands above.`)
}

async function requirePort(settings: Settings): Promise<void> {
  const { port, host } = settings
  // A server that is just ending may hold its port a moment longer than its data.
  for (let tries = 0; tries < 10; tries++) {
    if (await isFree(port, host).catch((error: unknown) => refusePlace(error, settings))) return
    await sleep(200)
  }
  throw new SetupError(
    `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
  )
}

function refusePlace(error: unknown, { port, host }: Settings): never {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  if (code === "EACCES")
    throw new SetupError(
      `The system does not let this user listen on port ${port}. Choose one above 1023: PORT=3000 npm start`,
    )
  if (host && (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN"))
    throw new SetupError(`HOST ${host} is no address of this machine. Leave it out to listen on all of them.`)
  throw error
}
