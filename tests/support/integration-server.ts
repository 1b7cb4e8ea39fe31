import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import pg from "pg"
import type { TestProject } from "vitest/node"
import { deployMigrations } from "@/lib/setup/migrations/deploy"
import { startEmbedded, stopEmbedded } from "@/lib/setup/postgres/embedded"
import { admitAppLogin } from "@/lib/setup/postgres/logins"

declare module "vitest" {
  interface ProvidedContext {
    templateAdminUrl: string
    templateOwnerUrl: string
    templateUrl: string
  }
}

/** One server for all integration tests and one migrated database, of which each test file gets a copy. */
export default async function integrationServer(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ? await givenServer(process.env.TEST_DATABASE_URL) : await ownServer()
  project.provide("templateAdminUrl", server.adminUrl)
  project.provide("templateOwnerUrl", server.ownerUrl)
  project.provide("templateUrl", server.url)
  return server.stop
}

async function ownServer() {
  const folder = mkdtempSync(path.join(tmpdir(), "regulars-test-"))
  const running = await startEmbedded(folder, { durable: false })
  await deployMigrations(running.ownerUrl)
  await admitAppLogin(running.ownerUrl)
  const stop = async () => {
    await stopEmbedded(running)
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...running, stop }
}

/** A server that somebody else runs, reached as a login that may make databases: a template of our own there. */
async function givenServer(ownerUrl: string) {
  const template = `regulars_template_${process.pid}`
  const run = async (statement: string) => {
    const client = new pg.Client(ownerUrl)
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await run(`CREATE DATABASE ${template}`)
  const url = new URL(ownerUrl)
  url.pathname = `/${template}`
  await deployMigrations(url.href)
  const stop = () => run(`DROP DATABASE ${template} WITH (FORCE)`)
  return { adminUrl: url.href, ownerUrl: url.href, url: url.href, stop }
}
