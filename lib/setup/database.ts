import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { currentOwner, ownData } from "@/lib/setup/data-owner"
import { dataFolder } from "@/lib/setup/folders.mjs"
import { deployMigrations } from "@/lib/setup/migrations/deploy"
import { type EmbeddedPostgres, findEmbedded, startEmbedded, stopEmbedded } from "@/lib/setup/postgres/embedded"
import { admitAppLogin } from "@/lib/setup/postgres/logins"
import { SetupError, say } from "@/lib/setup/say.mjs"

/** A migrated database that the environment (DATABASE_URL, MIGRATION_DATABASE_URL) now names, and how to let go of it. */
export type Database = { url: string; ownerUrl: string; announceEnd: () => void; release: () => Promise<void> }

/**
 * Makes the product's database ready: the one that DATABASE_URL names, else the embedded one, started if it does not
 * run. A `passing` caller is a command that works beside a server where one runs.
 */
export async function ensureDatabase(command: string, { passing = false } = {}): Promise<Database> {
  const database = await (process.env.DATABASE_URL ? external(process.env.DATABASE_URL) : embedded(command, passing))
  process.env.DATABASE_URL = database.url
  process.env.MIGRATION_DATABASE_URL = database.ownerUrl
  return database
}

/** Runs work over the product's database and leaves everything as it was found. */
export async function withDatabase<T>(command: string, work: () => Promise<T>): Promise<T> {
  const database = await ensureDatabase(command, { passing: true })
  try {
    return await work()
  } finally {
    await database.release()
  }
}

async function external(url: string): Promise<Database> {
  const ownerUrl = process.env.MIGRATION_DATABASE_URL ?? url
  await requireReachable(ownerUrl)
  const applied = await deployMigrations(ownerUrl)
  if (applied.length > 0) say(`Applied ${applied.length} migrations`)
  return { url, ownerUrl, announceEnd: () => {}, release: async () => {} }
}

async function embedded(command: string, passing: boolean): Promise<Database> {
  if (passing) {
    const running = await besideOwner()
    if (running) return { ...running, announceEnd: () => {}, release: async () => {} }
  }
  const ownership = await ownData(dataFolder, command, { passing })
  let running: EmbeddedPostgres | undefined
  const release = async () => {
    if (running) await stopEmbedded(running)
    ownership.release()
  }
  try {
    running = await startEmbedded(dataFolder)
    const applied = await deployMigrations(running.ownerUrl)
    if (applied.length > 0) say(`Applied ${applied.length} migrations`)
    await admitAppLogin(running.ownerUrl)
    return { url: running.url, ownerUrl: running.ownerUrl, announceEnd: ownership.announceEnd, release }
  } catch (error) {
    await release()
    throw error
  }
}

/** The database of a server that runs, or that is being started right now; null where none does. */
async function besideOwner(): Promise<EmbeddedPostgres | null> {
  for (const began = Date.now(); Date.now() - began < 60_000; await sleep(100)) {
    const running = await findEmbedded(dataFolder)
    const owner = currentOwner(dataFolder)
    if (running?.kept || (running && owner && !owner.passing)) return running
    if (!owner || owner.passing) return null
  }
  return null
}

async function requireReachable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on("error", () => {})
  try {
    await client.connect()
    const { rows } = await client.query("SHOW server_version_num")
    const major = Math.floor(Number(rows[0].server_version_num) / 10_000)
    if (major < 15) throw new SetupError(`DATABASE_URL names a Postgres ${major}; Regulars needs version 15 or later.`)
  } catch (error) {
    if (error instanceof SetupError) throw error
    const { host, pathname } = new URL(url)
    const why = error instanceof Error ? error.message || ("code" in error ? error.code : error.name) : String(error)
    throw new SetupError(
      `The database ${pathname.slice(1)} at ${host} cannot be reached (${why}). Check DATABASE_URL and that the server runs.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}
