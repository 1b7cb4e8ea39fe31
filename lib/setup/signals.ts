import { factsOf, identify, isAlive } from "@/lib/setup/process-identity"

/**
 * Resolves when this process is asked to end: by Ctrl-C, by a supervisor, or because the npm that runs it was killed
 * and can no longer pass anything on.
 */
export function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve())
    const npm = process.env.npm_lifecycle_event ? identify(npmProcess()) : null
    if (!npm) return
    setInterval(() => !isAlive(npm) && resolve(), 500).unref()
  })
}

/** npm runs scripts through a shell, which some shells replace by the program itself. */
function npmProcess(): number {
  const parent = factsOf(process.ppid)
  return parent && /(^|\/)(ba|da|z|a)?sh$/.test(parent.command) ? parent.parent : process.ppid
}
