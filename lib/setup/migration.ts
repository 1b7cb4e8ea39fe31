import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { withDatabase } from "@/lib/setup/database"
import { withSchemaEngine } from "@/lib/setup/migrations/schema-engine"
import { migrationsFolder, readMigrations, readSchema } from "@/lib/setup/migrations/schema-files"
import { SetupError, say } from "@/lib/setup/say.mjs"

/** `npm run migration -- <name>`: writes the step from the last migration to the Prisma schema as it is now. */
const name = process.argv[2]?.toLowerCase() ?? ""
if (!/^[a-z0-9_]+$/.test(name)) {
  throw new SetupError("Name the migration in lower case, digits and underscores: npm run migration -- add_stores")
}

await withDatabase("npm run migration", async () => {
  const created = await withSchemaEngine(process.env.MIGRATION_DATABASE_URL ?? "", async (engine) => {
    const migrationsList = readMigrations()
    const filters = { externalTables: [], externalEnums: [] }
    // Also makes the engine ready to compare: without it, it has no empty database to replay the migrations in.
    const { action } = await engine.devDiagnostic({ migrationsList, filters })
    if (action.tag === "reset") say(`Note: the database is not what the migrations make. ${action.reason.trim()}`)
    return engine.createMigration({ draft: false, migrationName: name, migrationsList, schema: readSchema(), filters })
  })
  if (!created.migrationScript) {
    say("The schema says what the migrations say already: there is nothing to write")
    return
  }
  const folder = path.join(migrationsFolder, created.generatedMigrationName)
  mkdirSync(folder)
  writeFileSync(path.join(folder, "migration.sql"), created.migrationScript)
  const lockfile = path.join(migrationsFolder, "migration_lock.toml")
  if (!existsSync(lockfile)) writeFileSync(lockfile, 'provider = "postgresql"\n')
  say(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it; npm start applies it.`)
})
