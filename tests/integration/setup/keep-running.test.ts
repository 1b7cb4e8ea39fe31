import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect, it, vi } from "vitest"
import { findEmbedded, startEmbedded } from "@/lib/setup/postgres/embedded"
import { keepRunning } from "@/lib/setup/postgres/keep-running"
import { isAlive } from "@/lib/setup/process-identity"

it("starts a killed Postgres again at its port, and lets it rest once it is stopped", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "regulars-kept-"))
  try {
    const first = await startEmbedded(folder, { durable: false })
    const kept = keepRunning(folder, first)
    process.kill(first.process.pid, "SIGKILL")
    const again = await vi.waitFor(
      async () => {
        const found = await findEmbedded(folder)
        if (!found || found.process.pid === first.process.pid) throw new Error("it is not back yet")
        return found
      },
      { timeout: 15_000, interval: 100 },
    )
    expect(again.port).toBe(first.port)
    await kept.stop()
    expect(isAlive(again.process)).toBe(false)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 30_000)
