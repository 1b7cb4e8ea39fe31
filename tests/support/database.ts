import { randomBytes } from "node:crypto"
import pg from "pg"
import { afterAll, inject } from "vitest"

/**
 * Gives the test file a database of its own, a copy of the migrated template, and names it in the environment before
 * the product's modules read that. Loaded by the configuration ahead of each integration test file.
 */
const name = `test_${randomBytes(8).toString("hex")}`
const templateOwnerUrl = inject("templateOwnerUrl")
const template = new URL(templateOwnerUrl).pathname.slice(1)
const owner = new URL(templateOwnerUrl).username

await withServer(async (client) => {
  // Copying a template forbids a second copy of it at the same moment.
  await client.query("SELECT pg_advisory_lock(hashtext($1))", [template])
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner}`)
})
process.env.MIGRATION_DATABASE_URL = at(templateOwnerUrl, name)
process.env.DATABASE_URL = at(inject("templateUrl"), name)

afterAll(async () => {
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
