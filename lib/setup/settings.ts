import { readEnv } from "@/lib/core/env"
import { SetupError } from "@/lib/setup/say.mjs"

export type Settings = { port: number; host: string | undefined; demo: boolean; address: string }

/** The settings a start needs before it has a database; what is wrong with any of them is said at once. */
export function readSettings(): Settings {
  const env = readSettingsOf({ ...process.env, DATABASE_URL: process.env.DATABASE_URL || "postgresql://started-later" })
  return {
    port: env.PORT,
    host: env.HOST,
    demo: env.DEMO === "1",
    address: env.APP_URL ?? `http://localhost:${env.PORT}`,
  }
}

function readSettingsOf(source: Record<string, string | undefined>) {
  try {
    return readEnv(source)
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error))
  }
}
