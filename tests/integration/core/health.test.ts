import { afterEach, expect, it, vi } from "vitest"
import { closeDatabase } from "@/lib/core/db"

/** The files after this one share its modules, which keep the settings that they read first. */
afterEach(async () => {
  vi.unstubAllEnvs()
  await closeDatabase()
  vi.resetModules()
})

async function ask(): Promise<{ status: number; body: unknown }> {
  await closeDatabase()
  // The settings are read once for each process.
  vi.resetModules()
  const { GET } = await import("@/app/api/health/route")
  const response = await GET()
  return { status: response.status, body: await response.json() }
}

it("tells a supervisor whether the database answers", async () => {
  expect(await ask()).toEqual({ status: 200, body: { status: "ok", database: "ok" } })
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
  expect(await ask()).toEqual({ status: 503, body: { status: "unavailable", database: "unavailable" } })
})
