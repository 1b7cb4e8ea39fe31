import pg from "pg"
import { adminLogin } from "@/lib/setup/postgres/cluster"
import type { Secrets } from "@/lib/setup/secrets"

export const databaseName = "regulars"
const ownerLogin = "regulars_owner"
const appLogin = "regulars"

/** Addresses of one database for the three who use it: the server's administrator, the owner of the tables, the application. */
export type Addresses = { adminUrl: string; ownerUrl: string; url: string }

export function addresses(port: number, secrets: Secrets, database: string): Addresses {
  const at = (login: string, password: string) => `postgresql://${login}:${password}@127.0.0.1:${port}/${database}`
  return {
    adminUrl: at(adminLogin, secrets.adminPassword),
    ownerUrl: at(ownerLogin, secrets.ownerPassword),
    url: at(appLogin, secrets.appPassword),
  }
}

/** Makes the two logins and the database where they are missing. The owner is no superuser, as on a rented server. */
export async function ensureLogins(port: number, secrets: Secrets): Promise<void> {
  const client = new pg.Client(addresses(port, secrets, "postgres").adminUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ rolname: string }>("SELECT rolname FROM pg_roles")
    const known = new Set(rows.map((row) => row.rolname))
    const owner = [ownerLogin, `CREATEDB CREATEROLE PASSWORD '${secrets.ownerPassword}'`] as const
    const app = [appLogin, `PASSWORD '${secrets.appPassword}'`] as const
    for (const [login, rights] of [owner, app]) {
      await client.query(`${known.has(login) ? "ALTER" : "CREATE"} ROLE ${login} LOGIN ${rights}`)
    }
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} OWNER ${ownerLogin}`)
  } finally {
    await client.end()
  }
}

/** Lets the application's login act as the role that the migrations made for it. As owner, after migrating. */
export async function admitAppLogin(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query(`GRANT regulars_app TO ${appLogin}`)
  } finally {
    await client.end()
  }
}
