import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { freePort } from "@/lib/setup/free-port"
import { findBinaries } from "@/lib/setup/postgres/binaries"
import {
  type Cluster,
  findPostmaster,
  halt,
  initialise,
  isInitialised,
  launch,
  requireSameMajor,
  waitUntilReady,
} from "@/lib/setup/postgres/cluster"
import { type Addresses, addresses, databaseName, ensureLogins } from "@/lib/setup/postgres/logins"
import { findPlace, requireSpace } from "@/lib/setup/postgres/place"
import { postgresUser } from "@/lib/setup/postgres/system-user"
import type { ProcessIdentity } from "@/lib/setup/process-identity"
import { SetupError, say } from "@/lib/setup/say.mjs"
import { loadSecrets, type Secrets } from "@/lib/setup/secrets"

/** A running embedded server. `kept` is one that a person left running on purpose: nobody else stops it. */
export type EmbeddedPostgres = Addresses & { port: number; dataDir: string; process: ProcessIdentity; kept: boolean }

/**
 * Starts Postgres over the data folder's files, making them on the first start. A server that still runs over them,
 * because whoever started it was killed, is taken over. The caller owns the folder (see data-owner.ts).
 */
export async function startEmbedded(folder: string, { durable = true } = {}): Promise<EmbeddedPostgres> {
  mkdirSync(folder, { recursive: true })
  const secrets = loadSecrets(folder)
  const user = postgresUser()
  const cluster: Cluster = {
    dataDir: findPlace(folder, user),
    logFile: path.join(folder, "postgres.log"),
    binaries: findBinaries(user),
    user,
    durable,
  }
  if (isInitialised(cluster)) {
    requireSameMajor(cluster)
  } else {
    requireSpace(path.dirname(cluster.dataDir))
    say("Making the embedded database")
    initialise(cluster, secrets.adminPassword)
  }
  const before = findPostmaster(cluster)
  const taken = before && (await answers(before.port, secrets)) ? before : null
  if (before && !taken) await halt(before.process)
  if (taken) say("Taking over the embedded Postgres that was left running")
  const server = taken ?? (await launchAnew(cluster, secrets, remembered(folder)?.port))
  await ensureLogins(server.port, secrets)
  const running: EmbeddedPostgres = {
    ...addresses(server.port, secrets, databaseName),
    ...server,
    dataDir: cluster.dataDir,
    kept: taken !== null && (remembered(folder)?.kept ?? false),
  }
  remember(folder, running)
  return running
}

/** The server that runs over the folder's files now and answers, or null. */
export async function findEmbedded(folder: string): Promise<EmbeddedPostgres | null> {
  const known = remembered(folder)
  return known && (await connects(known.ownerUrl)) ? known : null
}

export async function stopEmbedded(running: EmbeddedPostgres): Promise<void> {
  if (!running.kept) await halt(running.process)
}

export function remember(folder: string, running: EmbeddedPostgres): void {
  writeFileSync(path.join(folder, "postgres.json"), JSON.stringify(running, null, 2), { mode: 0o600 })
}

function remembered(folder: string): EmbeddedPostgres | null {
  try {
    return JSON.parse(readFileSync(path.join(folder, "postgres.json"), "utf8")) as EmbeddedPostgres
  } catch {
    return null
  }
}

async function launchAnew(cluster: Cluster, secrets: Secrets, lastPort: number | undefined) {
  const port = await freePort(lastPort)
  say(`Starting Postgres on 127.0.0.1:${port}`)
  for (let tries = 1; ; tries += 1) {
    const started = launch(cluster, port)
    try {
      await waitUntilReady(cluster, started, () => connect(addresses(port, secrets, "postgres").adminUrl))
      return { process: started, port }
    } catch (error) {
      await halt(started)
      if (error instanceof pg.DatabaseError && error.code === "28P01") throw strangePasswords(cluster)
      // The processes of a killed server end one by one, each when it has looked up from its work.
      if (tries === 10 || !/shared memory block/.test(String(error))) throw error
      await sleep(1000)
    }
  }
}

function strangePasswords({ dataDir, logFile }: Cluster): SetupError {
  const file = path.join(path.dirname(logFile), "secrets.json")
  return new SetupError(
    `The passwords in ${file} are not those of the database in ${dataDir}. Bring that file back from a backup, or move the database's folder away to begin anew.`,
  )
}

const answers = (port: number, secrets: Secrets) => connects(addresses(port, secrets, "postgres").adminUrl)

async function connects(url: string): Promise<boolean> {
  return connect(url).then(
    () => true,
    () => false,
  )
}

async function connect(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on("error", () => {})
  await client.connect()
  await client.end()
}
