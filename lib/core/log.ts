import pino from "pino"

/** The process's log: ids and codes, never personal data or a database's detail. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: undefined })
