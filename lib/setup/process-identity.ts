import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

/** A process id alone is reused by the system; together with the moment it started it names one process. */
export type ProcessIdentity = { pid: number; startedAt: string }

export function identify(pid: number): ProcessIdentity | null {
  const startedAt = startOf(pid)
  return startedAt === null ? null : { pid, startedAt }
}

export function isAlive(known: ProcessIdentity): boolean {
  return startOf(known.pid) === known.startedAt
}

/** Null where no such process runs, or where it has ended and only waits to be reaped. */
function startOf(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      // After the name, which may hold spaces and brackets: the state, then 18 fields up to the start time.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? []
      return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null)
    } catch {
      return null
    }
  }
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null
  } catch {
    return null
  }
}
