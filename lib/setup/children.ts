import { type ChildProcess, spawn } from "node:child_process"
import { root } from "@/lib/setup/folders.mjs"

export type Child = { name: string; ended: Promise<number>; stop: () => Promise<void>; output: () => string }

const running = new Set<Child>()
let closed = false

/**
 * Starts a Node program that ends with us, even if we are killed: it holds the other end of a pipe (end-with-parent.mjs).
 * A quiet one keeps its last words for the case that it fails.
 */
export function startChild(
  name: string,
  args: string[],
  { env = {}, quiet = false }: { env?: Record<string, string>; quiet?: boolean } = {},
): Child {
  if (closed) throw new Error(`The start is ending; ${name} is not begun`)
  const out = quiet ? "pipe" : "inherit"
  const child = spawn(process.execPath, ["--import", "./lib/setup/end-with-parent.mjs", ...args], {
    cwd: root,
    stdio: ["ignore", out, out, "pipe"],
    env: {
      ...process.env,
      ...(quiet ? { NO_COLOR: "1", FORCE_COLOR: "0" } : {}),
      NEXT_TELEMETRY_DISABLED: "1",
      REGULARS_PARENT_PIPE: "3",
      ...env,
    },
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-200_000)
    })
  }
  const ended = new Promise<number>((resolve) => {
    child.once("error", () => resolve(1))
    child.once("close", (code) => resolve(code ?? 1))
  })
  const self: Child = { name, ended, stop: () => stop(child, ended), output: () => output }
  running.add(self)
  void ended.then(() => running.delete(self))
  return self
}

/** Ends all that was started here, and lets nothing new begin. */
export async function stopChildren(): Promise<void> {
  closed = true
  await Promise.all([...running].map((child) => child.stop()))
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill("SIGTERM")
  const patience = setTimeout(() => child.kill("SIGKILL"), 15_000)
  await ended
  clearTimeout(patience)
}
