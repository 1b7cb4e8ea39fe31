import { PrismaPg } from "@prisma/adapter-pg"
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils"
import pg from "pg"

const singleByteChar = pg.types.builtins.CHAR

/**
 * What the schema engine asks of a connection beyond what the client's adapter does: the catalogue's one-byte "char"
 * columns, and scripts whose functions hold semicolons.
 */
export class EngineAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres"
  readonly adapterName = "@prisma/adapter-pg"

  /** Postgres's own words on the script that failed last: the engine reports a number in their place. */
  scriptError: Error | undefined
  private readonly opened: SqlDriverAdapter[] = []

  constructor(private readonly ownerUrl: string) {}

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await this.open(this.ownerUrl)
    this.opened.push(adapter)
    return adapter
  }

  /** The engine lets go of its connections without closing them. */
  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()))
  }

  /** An empty database beside the real one, in which the engine replays the migrations to compare; gone after use. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `regulars_shadow_${crypto.randomUUID().replaceAll("-", "")}`
    await execute(this.ownerUrl, `CREATE DATABASE ${name}`)
    const url = new URL(this.ownerUrl)
    url.pathname = `/${name}`
    const adapter = await this.open(url.href)
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      await dispose()
      await execute(this.ownerUrl, `DROP DATABASE ${name}`)
    }
    return adapter
  }

  private async open(url: string): Promise<SqlDriverAdapter> {
    // One connection: the engine holds a lock of the session while it works.
    const pool = new EnginePool({ connectionString: url, max: 1 })
    const runScript = pool.query.bind(pool)
    Object.assign(pool, { query: pool.ask })
    const base = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
    return {
      provider: base.provider,
      adapterName: base.adapterName,
      executeRaw: (query) => base.executeRaw(query),
      startTransaction: (level) => base.startTransaction(level),
      getConnectionInfo: () => base.getConnectionInfo(),
      dispose: () => base.dispose(),
      executeScript: async (text) => {
        await runScript(text).catch((error: Error) => {
          this.scriptError = error
          throw error
        })
      },
      queryRaw: async (query: SqlQuery) => {
        const result = await base.queryRaw(query)
        for (const index of pool.characterColumns) result.columnTypes[index] = ColumnTypeEnum.Character
        return result
      },
    }
  }
}

class EnginePool extends pg.Pool {
  characterColumns: number[] = []

  /** The adapter does not know the type "char": it is shown text, and told afterwards which columns were meant. */
  ask = async (config: pg.QueryArrayConfig): Promise<pg.QueryArrayResult> => {
    const result = await super.query(config)
    this.characterColumns = []
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== singleByteChar) continue
      field.dataTypeID = pg.types.builtins.TEXT
      this.characterColumns.push(index)
    }
    return result
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
