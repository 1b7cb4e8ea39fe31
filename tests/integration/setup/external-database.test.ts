import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import { requireApplication, requireOwner, requireReachable } from "@/lib/setup/external-database"

const ownerUrl = process.env.MIGRATION_DATABASE_URL ?? ""
const appUrl = process.env.DATABASE_URL ?? ""
const login = `stranger_${process.pid}`
const owner = new pg.Client(ownerUrl)

function as(user: string, password: string, database?: string): string {
  const url = new URL(ownerUrl)
  Object.assign(url, { username: user, password, ...(database ? { pathname: `/${database}` } : {}) })
  return url.href
}

beforeAll(async () => {
  await owner.connect()
  await owner.query(`CREATE ROLE ${login} LOGIN PASSWORD 'known'`)
})
afterAll(async () => {
  await owner.query(`DROP ROLE ${login}`)
  await owner.end()
})

it("takes the two logins of the product", async () => {
  await requireReachable("MIGRATION_DATABASE_URL", ownerUrl)
  await requireOwner("MIGRATION_DATABASE_URL", ownerUrl)
  await requireApplication(appUrl)
})

it("names the setting, and why nobody is reached by it", async () => {
  await expect(requireReachable("MIGRATION_DATABASE_URL", as(login, "wrong"))).rejects.toThrow(
    /cannot be reached \(password authentication failed.+\)\. Check MIGRATION_DATABASE_URL/,
  )
  await expect(requireReachable("DATABASE_URL", "mysql://localhost/x")).rejects.toThrow(
    "DATABASE_URL must be a URL such as",
  )
})

it("says what a login lacks, before anything is made", async () => {
  const stranger = as(login, "known")
  await expect(requireOwner("DATABASE_URL", stranger)).rejects.toThrow(
    `The login ${login} of DATABASE_URL may not make tables`,
  )
  await expect(requireApplication(stranger)).rejects.toThrow(`GRANT regulars_app TO "${login}";`)
  await expect(requireApplication(as(login, "known", "postgres"))).rejects.toThrow("name two databases")
})
