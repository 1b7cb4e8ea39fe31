import pino from "pino"

/** The process's log: ids and codes, never personal data or a database's detail. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: undefined })

/** What may be said of an error in the log: its kind and code. Its message may hold a row's contents and is left to `debug`. */
export function errorFacts(error: unknown): { error: string; code?: string } {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {}
  log.debug({ err: error }, "detail")
  return { error: error.name, ...code }
}
