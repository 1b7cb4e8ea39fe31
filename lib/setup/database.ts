import { setTimeout as sleep } from "node:timers/promises"
import { currentOwner, ownData } from "@/lib/setup/data-owner"
import { requireApplication, requireOwner, requireReachable } from "@/lib/setup/external-database"
import { dataFolder } from "@/lib/setup/folders.mjs"
import { deployMigrations } from "@/lib/setup/migrations/deploy"
import { type EmbeddedPostgres, findEmbedded, startEmbedded, stopEmbedded } from "@/lib/setup/postgres/embedded"
import { keepRunning } from "@/lib/setup/postgres/keep-running"
import { admitAppLogin } from "@/lib/setup/postgres/logins"
import { say } from "@/lib/setup/say.mjs"

/** A migrated database that the environment (DATABASE_URL, MIGRATION_DATABASE_URL) now names. */
export type Database = {
  url: string
  ownerUrl: string
  /** Never resolves; rejects where the embedded server is gone for good. */
  lost: Promise<never>
  stop: () => Promise<void>
}

/** Makes the database ready for a server that owns the data folder: the one that DATABASE_URL names, else the embedded one. */
export async function startDatabase(): Promise<Database> {
  return announce(await (process.env.DATABASE_URL ? external(process.env.DATABASE_URL) : embedded()))
}

/**
 * Runs a command's work over the product's database: beside the server that runs, or else with the embedded database
 * started for it and stopped again.
 */
export async function withDatabase<T>(command: string, work: () => Promise<T>): Promise<T> {
  const beside = process.env.DATABASE_URL ? null : await besideOwner()
  if (process.env.DATABASE_URL || beside) {
    if (beside) announce(beside)
    else await startDatabase()
    return work()
  }
  const ownership = await ownData(dataFolder, command, { passing: true })
  let database: Database | undefined
  try {
    database = await startDatabase()
    return await work()
  } finally {
    await database?.stop()
    ownership.release()
  }
}

function announce<T extends { url: string; ownerUrl: string }>(database: T): T {
  process.env.DATABASE_URL = database.url
  process.env.MIGRATION_DATABASE_URL = database.ownerUrl
  return database
}

async function external(url: string): Promise<Database> {
  const ownerUrl = process.env.MIGRATION_DATABASE_URL || url
  const owner = ownerUrl === url ? "DATABASE_URL" : "MIGRATION_DATABASE_URL"
  await requireReachable(owner, ownerUrl)
  if (ownerUrl !== url) await requireReachable("DATABASE_URL", url)
  await requireOwner(owner, ownerUrl)
  await migrate(ownerUrl)
  await requireApplication(url)
  return { url, ownerUrl, lost: new Promise(() => {}), stop: async () => {} }
}

async function embedded(): Promise<Database> {
  const running = await startEmbedded(dataFolder)
  try {
    await migrate(running.ownerUrl)
    await admitAppLogin(running.ownerUrl)
  } catch (error) {
    await stopEmbedded(running)
    throw error
  }
  return { url: running.url, ownerUrl: running.ownerUrl, ...keepRunning(dataFolder, running) }
}

async function migrate(ownerUrl: string): Promise<void> {
  const applied = await deployMigrations(ownerUrl)
  if (applied.length > 0) say(`Applied ${applied.length === 1 ? "1 migration" : `${applied.length} migrations`}`)
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
