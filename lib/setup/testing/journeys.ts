import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { startChild } from "@/lib/setup/children"
import { freePort } from "@/lib/setup/free-port"
import { deployMigrations } from "@/lib/setup/migrations/deploy"
import { startEmbedded, stopEmbedded } from "@/lib/setup/postgres/embedded"
import { admitAppLogin } from "@/lib/setup/postgres/logins"
import { loadSecrets } from "@/lib/setup/secrets"
import { findBrowser } from "@/lib/setup/testing/browser"
import type { Outcome } from "@/lib/setup/testing/reports"
import { playwrightSuite } from "@/lib/setup/testing/suite"
import { untilServed } from "@/lib/setup/web-server"

/** Runs the journeys against the production build: its server and worker over an empty database of their own. */
export async function journeys(): Promise<Outcome> {
  const browser = findBrowser()
  const folder = mkdtempSync(path.join(tmpdir(), "regulars-journeys-"))
  const database = await startEmbedded(folder, { durable: false })
  try {
    await deployMigrations(database.ownerUrl)
    await admitAppLogin(database.ownerUrl)
    const port = await freePort()
    const address = `http://localhost:${port}`
    const env = {
      NODE_ENV: "production",
      PORT: String(port),
      APP_URL: address,
      AUTH_SECRET: loadSecrets(folder).authSecret,
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      LOG_LEVEL: "warn",
    }
    const next = ["node_modules/next/dist/bin/next", "start", "--port", String(port)]
    const web = startChild("web server", next, { env, quiet: true })
    const worker = startChild("worker", ["--import", "tsx", "lib/setup/worker.ts"], { env, quiet: true })
    try {
      const ready = await Promise.race([untilServed(port).then(() => true), web.ended.then(() => false)])
      if (!ready) return { passed: 0, failed: 1, skipped: 0, failures: [`web server\n${web.output()}`] }
      const outcome = await playwrightSuite({
        E2E_BASE_URL: address,
        E2E_DATABASE_URL: database.ownerUrl,
        E2E_APP_DATABASE_URL: database.url,
        E2E_BROWSER: browser,
      })
      const said = [web, worker].map((child) => `${child.name} said:\n${child.output().trim().slice(-4000)}`)
      return outcome.failed > 0 ? { ...outcome, failures: [...outcome.failures, ...said] } : outcome
    } finally {
      await Promise.all([web.stop(), worker.stop()])
    }
  } finally {
    await stopEmbedded(database)
    rmSync(folder, { recursive: true, force: true })
  }
}
