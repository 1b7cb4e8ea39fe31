import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

/** A process id alone is reused by the system; together with the moment it started it names one process. */
export type ProcessIdentity = { pid: number; startedAt: string }

type ProcessFacts = { command: string; parent: number; startedAt: string }

export function identify(pid: number): ProcessIdentity | null {
  const facts = factsOf(pid)
  return facts && { pid, startedAt: facts.startedAt }
}

export function isAlive(known: ProcessIdentity): boolean {
  return factsOf(known.pid)?.startedAt === known.startedAt
}

/** What the system tells of a process; null where none runs, or where it has ended and only waits to be reaped. */
export function factsOf(pid: number): ProcessFacts | null {
  try {
    return process.platform === "linux" ? fromProc(pid) : fromPs(pid)
  } catch {
    return null
  }
}

/** proc(5): the name stands in brackets and may hold spaces and brackets itself; the fields after it are counted. */
function fromProc(pid: number): ProcessFacts | null {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8")
  const closing = text.lastIndexOf(")")
  const [state = "", parent, ...rest] = text.slice(closing + 2).split(" ")
  if (state === "Z" || state === "X") return null
  return { command: text.slice(text.indexOf("(") + 1, closing), parent: Number(parent), startedAt: rest[17] ?? "" }
}

function fromPs(pid: number): ProcessFacts | null {
  const ask = (column: string) =>
    execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).trim()
  const startedAt = ask("lstart")
  return startedAt === "" ? null : { command: ask("comm"), parent: Number(ask("ppid")), startedAt }
}
