import pg from "pg"
import { SetupError } from "@/lib/setup/say.mjs"

type Setting = "DATABASE_URL" | "MIGRATION_DATABASE_URL"

/** Refuses an address that is none, that nobody answers at, or where an older Postgres answers. */
export async function requireReachable(setting: Setting, url: string): Promise<void> {
  if (!/^postgres(ql)?:\/\/./.test(url) || !URL.canParse(url)) {
    throw new SetupError(`${setting} must be a URL such as postgresql://user:password@localhost:5432/regulars.`)
  }
  await connected(setting, url, async (client) => {
    const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version")
    const major = Math.floor(Number(rows[0]?.version) / 10_000)
    if (major < 15) throw new SetupError(`${setting} names a Postgres ${major}; Regulars needs version 15 or later.`)
  })
}

/** Refuses an owner that could not make the tables, or the roles that they need, before anything is made. */
export async function requireOwner(setting: Setting, url: string): Promise<void> {
  await connected(setting, url, async (client) => {
    const { rows } = await client.query<{ login: string; name: string; creates: boolean; roles: boolean }>(
      `SELECT login.rolname AS login, current_database() AS name,
              has_database_privilege(current_database(), 'CREATE') AND has_schema_privilege('public', 'CREATE') AS creates,
              to_regclass('public.merchant') IS NOT NULL OR login.rolsuper OR (
                (count(made.oid) = 2 OR login.rolcreaterole) AND coalesce(bool_and(
                  pg_has_role(made.oid, 'MEMBER WITH ADMIN OPTION')
                  OR login.rolcreaterole AND current_setting('server_version_num')::int < 160000), true)) AS roles
       FROM pg_roles AS login LEFT JOIN pg_roles AS made ON made.rolname IN ('regulars_app', 'regulars_relay')
       WHERE login.rolname = current_user GROUP BY login.rolname, login.rolsuper, login.rolcreaterole`,
    )
    const [found] = rows
    if (!found?.creates)
      throw new SetupError(
        `The login ${found?.login} of ${setting} may not make tables in the database ${found?.name}. Make it the owner of that database, or name the owner in MIGRATION_DATABASE_URL.`,
      )
    if (found.roles) return
    const login = pg.escapeIdentifier(found.login)
    throw new SetupError(
      `The login ${found.login} of ${setting} may not make the roles regulars_app and regulars_relay, or not hand them on. As an administrator: ALTER ROLE ${login} CREATEROLE; and, where the two exist: GRANT regulars_app, regulars_relay TO ${login} WITH ADMIN OPTION;`,
    )
  })
}

/** Refuses a login that cannot act as the application in the database that was migrated. */
export async function requireApplication(url: string): Promise<void> {
  await connected("DATABASE_URL", url, async (client) => {
    const { rows } = await client.query<{ login: string; migrated: boolean }>(
      "SELECT current_user AS login, to_regclass('public.merchant') IS NOT NULL AS migrated",
    )
    const [found] = rows
    if (!found?.migrated)
      throw new SetupError("DATABASE_URL and MIGRATION_DATABASE_URL name two databases; they must name the same one.")
    await client.query("SET ROLE regulars_app").catch(() => {
      throw new SetupError(
        `The login ${found.login} of DATABASE_URL may not act as the application. As the owner: GRANT regulars_app TO ${pg.escapeIdentifier(found.login)};`,
      )
    })
  })
}

async function connected(setting: Setting, url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on("error", () => {})
  try {
    await client.connect()
    await work(client)
  } catch (error) {
    if (error instanceof SetupError) throw error
    const { host, pathname } = new URL(url)
    const why = error instanceof Error ? error.message || ("code" in error ? error.code : error.name) : String(error)
    throw new SetupError(
      `The database ${pathname.slice(1)} at ${host} cannot be reached (${why}). ${remedy(setting, String(why))}`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

function remedy(setting: Setting, why: string): string {
  if (/no encryption/.test(why)) return `It asks for TLS: end ${setting} with ?sslmode=verify-full`
  if (/certificate/.test(why))
    return `Let ${setting} name the file of the authority that signed it: ?sslmode=verify-full&sslrootcert=FILE`
  return `Check ${setting} and that the server runs.`
}
