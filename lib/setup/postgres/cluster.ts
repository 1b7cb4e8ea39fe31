import { spawn, spawnSync } from "node:child_process"
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import type { PostgresBinaries } from "@/lib/setup/postgres/binaries"
import type { SystemUser } from "@/lib/setup/postgres/system-user"
import { factsOf, identify, isAlive, type ProcessIdentity } from "@/lib/setup/process-identity"
import { SetupError } from "@/lib/setup/say.mjs"

export const adminLogin = "postgres"

/** A folder of database files, the programs to run over it, and the user they run as. */
export type Cluster = {
  dataDir: string
  logFile: string
  binaries: PostgresBinaries
  user: SystemUser | undefined
  /** False for data that is thrown away after use: a test need not wait for the disk. */
  durable: boolean
}

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  maintenance_work_mem: "128MB",
  work_mem: "16MB",
  max_wal_size: "4GB",
  checkpoint_timeout: "15min",
  wal_compression: "pglz",
  random_page_cost: "1.1",
  jit: "off",
  // An import fills empty tables in seconds: statistics a minute old would know nothing of them.
  autovacuum_naptime: "5s",
  autovacuum_analyze_scale_factor: "0.05",
  log_min_error_statement: "panic",
  log_min_messages: "warning",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
}

/** Makes the database files in a folder beside and renames it when whole, so that an interrupted start leaves nothing half made. */
export function initialise(cluster: Cluster, password: string): void {
  const { dataDir, binaries, user } = cluster
  const unfinished = `${dataDir}.unfinished`
  const passwordFile = `${dataDir}.password`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) for (const file of [unfinished, passwordFile]) chownSync(file, user.uid, user.gid)
  const options = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
  if (!cluster.durable) options.push("--no-sync")
  const result = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${adminLogin}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      ...options,
    ],
    { ...user, cwd: "/", encoding: "utf8", env: environment() },
  )
  rmSync(passwordFile, { force: true })
  if (result.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw refusal("The embedded database could not be made", result.stderr || String(result.error ?? ""))
  }
  renameSync(unfinished, dataDir)
}

export function isInitialised(cluster: Cluster): boolean {
  return existsSync(path.join(cluster.dataDir, "PG_VERSION"))
}

/** Files of one major version cannot be opened by another; nothing is converted behind the owner's back. */
export function requireSameMajor(cluster: Cluster): void {
  const found = Number.parseInt(readFileSync(path.join(cluster.dataDir, "PG_VERSION"), "utf8"), 10)
  const { major } = cluster.binaries
  if (found === major) return
  throw new SetupError(
    `The data in ${cluster.dataDir} belongs to Postgres ${found}, and this version of Regulars brings Postgres ${major}. ` +
      `Open it with the version of Regulars that made it and move it with pg_dump, or move the folder away to begin anew.`,
  )
}

/** The postmaster that runs over these files, whoever started it, or null. */
export function findPostmaster(cluster: Cluster): { process: ProcessIdentity; port: number } | null {
  const file = path.join(cluster.dataDir, "postmaster.pid")
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, "utf8").split("\n")
  const found = identify(Number(pid))
  // After a crash the number may name any process by now: in a new container, say, over a kept folder.
  if (!found || !factsOf(found.pid)?.command.includes("postgres")) return null
  return { process: found, port: Number(port) }
}

/**
 * Starts the server in a session of its own: it outlives a Ctrl-C, which the whole process group gets at once, and is
 * stopped by us when those who use it have ended.
 */
export function launch(cluster: Cluster, port: number): ProcessIdentity {
  rmSync(path.join(cluster.dataDir, "postmaster.pid"), { force: true })
  if (existsSync(cluster.logFile) && statSync(cluster.logFile).size > 10_000_000) rmSync(cluster.logFile)
  const log = openSync(cluster.logFile, "a", 0o600)
  const fsync = cluster.durable ? "on" : "off"
  const flags = Object.entries({ ...settings, fsync, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  const child = spawn(cluster.binaries.postgres, ["-D", cluster.dataDir, ...flags], {
    ...cluster.user,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: environment(),
  })
  child.on("error", () => {})
  child.unref()
  closeSync(log)
  const started = child.pid === undefined ? null : identify(child.pid)
  if (!started) throw refusal("The embedded database could not be started", lastLines(cluster.logFile))
  return started
}

/** Waits until `probe` succeeds; ends early, with the server's own last words, if the server has ended. */
export async function waitUntilReady(cluster: Cluster, server: ProcessIdentity, probe: () => Promise<void>) {
  for (const began = Date.now(); ; await sleep(50)) {
    try {
      await probe()
      return
    } catch (error) {
      // An answer, if not the one wanted: no waiting changes it.
      if (error instanceof pg.DatabaseError && error.code === "28P01") throw error
      if (!isAlive(server)) throw refusal("The embedded database ended as it started", lastLines(cluster.logFile))
      // Recovery after a crash may take long, and is worth waiting for.
      if (Date.now() - began > 120_000) throw refusal("The embedded database did not answer", String(error))
    }
  }
}

/** Ends the server and waits for it: open transactions are rolled back, everything committed is on disk. */
export async function halt(server: ProcessIdentity): Promise<void> {
  for (const [signal, seconds] of [
    ["SIGINT", 30],
    ["SIGQUIT", 10],
    ["SIGKILL", 5],
  ] as const) {
    if (!isAlive(server)) return
    try {
      process.kill(server.pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < seconds * 20 && isAlive(server); waited++) await sleep(50)
  }
}

/** Nothing of ours: no secret of the product, no PG variable of the person who starts it. */
function environment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C" }
}

function refusal(what: string, why: string): SetupError {
  if (/No space left on device/i.test(why))
    return new SetupError(`${what}: the disk is full. Free some space and try again.`)
  return new SetupError(`${what}: ${why.trim() || "it said nothing"}`)
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").slice(-3).join("\n") : ""
}
