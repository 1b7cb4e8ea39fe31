import { runMigrations } from "graphile-worker"
import pg from "pg"
import { withSchemaEngine } from "@/lib/setup/migrations/schema-engine"
import { readMigrations } from "@/lib/setup/migrations/schema-files"

/** Any number, the same in every version of the product: it keeps two deployments of one database apart. */
const deployLock = 7_331_904_212

/**
 * Brings a database to the newest migration: the product's, the job queue's, and the rights that follow from both.
 * Returns the names of those applied now.
 */
export async function deployMigrations(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query("SELECT pg_advisory_lock($1)", [deployLock])
    const applied = await applyMigrations(ownerUrl)
    await runMigrations({ connectionString: ownerUrl })
    const { rows } = await client.query("SELECT to_regproc('protect_tenant_tables') AS found")
    if (rows[0]?.found) await client.query("SELECT protect_tenant_tables()")
    return applied
  } finally {
    await client.end()
  }
}

async function applyMigrations(ownerUrl: string): Promise<string[]> {
  const migrationsList = readMigrations()
  const filters = { externalTables: [], externalEnums: [] }
  return withSchemaEngine(ownerUrl, async (engine) => {
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters,
    })
    // A script runs as one transaction: one that was interrupted has left nothing behind and is run again.
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName })
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
    return appliedMigrationNames
  })
}
