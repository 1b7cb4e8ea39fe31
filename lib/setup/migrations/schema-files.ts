import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import type { MigrationList, SchemasContainer } from "@prisma/schema-engine-wasm/schema_engine_bg"
import { root } from "@/lib/setup/folders.mjs"

export const migrationsFolder = path.join(root, "prisma/migrations")
export const schemaFolder = path.join(root, "prisma/schema")

/** The migrations as they lie on disk, in the form in which the schema engine takes them. */
export function readMigrations(): MigrationList {
  const lockfile = path.join(migrationsFolder, "migration_lock.toml")
  const names = readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : 'provider = "postgresql"\n',
    },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(path.join(migrationsFolder, name, "migration.sql"), "utf8") },
      },
    })),
  }
}

export function readSchema(): SchemasContainer {
  const files = readdirSync(schemaFolder).filter((name) => name.endsWith(".prisma"))
  return {
    files: files.sort().map((name) => {
      const file = path.join(schemaFolder, name)
      return { path: file, content: readFileSync(file, "utf8") }
    }),
  }
}
