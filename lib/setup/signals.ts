/**
 * Resolves when this process is asked to end: by Ctrl-C, by a supervisor, or because the npm that runs it was killed
 * and can no longer pass anything on.
 */
export function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve())
    if (!process.env.npm_lifecycle_event) return
    const parent = process.ppid
    const watch = setInterval(() => {
      if (process.ppid !== parent) resolve()
    }, 500)
    watch.unref()
  })
}
