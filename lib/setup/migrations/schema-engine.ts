import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils"
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg"
import pg from "pg"
import { EngineAdapterFactory } from "@/lib/setup/migrations/engine-adapter"
import { readSchema } from "@/lib/setup/migrations/schema-files"
import { SetupError } from "@/lib/setup/say.mjs"

type EngineModule = typeof import("@prisma/schema-engine-wasm/schema_engine_bg")

/**
 * Runs work with Prisma's schema engine as the WebAssembly module that its npm package holds: the command line would
 * download a native one.
 */
export async function withSchemaEngine<T>(ownerUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= loadModule()
  const module = await loaded
  const adapters = new EngineAdapterFactory(ownerUrl)
  const bound = bindMigrationAwareSqlAdapterFactory(adapters)
  const datamodels = readSchema().files.map(({ path, content }): [string, string] => [path, content])
  const engine = await module.SchemaEngine.new({ datamodels }, () => {}, bound)
  try {
    return await work(engine)
  } catch (error) {
    throw new SetupError(wordsOf(adapters.scriptError ?? error))
  } finally {
    engine.free()
    await adapters.close()
  }
}

function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return error instanceof pg.DatabaseError && error.where ? `${text} (${error.where})` : text
}

let loaded: Promise<EngineModule> | undefined

async function loadModule(): Promise<EngineModule> {
  const name = "@prisma/schema-engine-wasm/schema_engine_bg"
  const module: EngineModule = await import(name)
  const bytes = readFileSync(
    createRequire(import.meta.url)
      .resolve(name)
      .replace(/\.js$/, ".wasm"),
  )
  const imports = { "./schema_engine_bg.js": module as unknown as WebAssembly.ModuleImports }
  const { instance } = await WebAssembly.instantiate(bytes, imports)
  module.__wbg_set_wasm(instance.exports)
  const begin = instance.exports.__wbindgen_start
  if (typeof begin === "function") begin()
  return module
}
