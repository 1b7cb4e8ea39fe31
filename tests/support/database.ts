import { randomBytes } from "node:crypto"
import pg from "pg"
import { afterAll, inject } from "vitest"
import { closeDatabase } from "@/lib/core/db"

/**
 * Gives each test file a new copy of the migrated template. The files that one worker runs share the product's modules,
 * which costs far less than to load them anew, so that the copy has the same name each time: whatever a module keeps of
 * its address stays right. Loaded by the configuration ahead of each integration test file.
 */
const worker = globalThis as typeof globalThis & { testDatabase?: string }
worker.testDatabase ??= `test_${randomBytes(8).toString("hex")}`
const name = worker.testDatabase
const templateOwnerUrl = inject("templateOwnerUrl")
const template = new URL(templateOwnerUrl).pathname.slice(1)
const owner = new URL(templateOwnerUrl).username

await withServer(async (client) => {
  // Copying a template forbids a second copy of it at the same moment.
  await client.query("SELECT pg_advisory_lock(hashtext($1))", [template])
  // A file whose tests are all skipped leaves its copy behind.
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner} STRATEGY FILE_COPY`)
})
process.env.MIGRATION_DATABASE_URL = at(templateOwnerUrl, name)
process.env.DATABASE_URL = at(inject("templateUrl"), name)

afterAll(async () => {
  await closeDatabase()
  await withServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
})

async function withServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(at(inject("templateAdminUrl"), "postgres"))
  await client.connect()
  await work(client).finally(() => client.end())
}

function at(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
