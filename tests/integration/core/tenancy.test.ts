import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"

/** The walls between merchants, read from the migrated database itself. */
const client = new pg.Client(process.env.MIGRATION_DATABASE_URL)
beforeAll(() => client.connect())
afterAll(() => client.end())

async function names(sql: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(sql)
  return rows.map((row) => row.name)
}

const tenantTables = `
  SELECT c.oid, c.relname, c.relrowsecurity, a.attnum FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'merchantId'
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`

test("there are tenant tables to look at", async () => {
  expect((await names(`SELECT relname AS name FROM (${tenantTables}) t`)).length).toBeGreaterThan(20)
})

test("every tenant table has row-level security with the tenant policy", async () => {
  const open = await names(`
    SELECT relname AS name FROM (${tenantTables}) t
    WHERE NOT relrowsecurity OR NOT EXISTS (
      SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid AND pg_get_expr(p.polqual, p.polrelid) LIKE '%app.merchant_id%')`)
  expect(open).toEqual([])
})

test("the primary key of every tenant table begins with the merchant", async () => {
  const wrong = await names(`
    SELECT relname AS name FROM (${tenantTables}) t
    WHERE NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary AND i.indkey[0] = t.attnum)`)
  expect(wrong).toEqual([])
})

test("unique keys of tenant tables begin with the merchant", async () => {
  const wrong = await names(`
    SELECT i.indexrelid::regclass::text AS name FROM (${tenantTables}) t
    JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique AND i.indkey[0] <> t.attnum`)
  expect(wrong).toEqual([])
})

test("a relation between tenant tables carries the merchant", async () => {
  const wrong = await names(`
    SELECT k.conname AS name FROM pg_constraint k
    JOIN (${tenantTables}) a ON a.oid = k.conrelid JOIN (${tenantTables}) b ON b.oid = k.confrelid
    WHERE k.contype = 'f' AND NOT (a.attnum = ANY (k.conkey))`)
  expect(wrong).toEqual([])
})

test("there is no enum type: row-level security keeps its equality from using an index", async () => {
  expect(
    await names("SELECT typname AS name FROM pg_type WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace"),
  ).toEqual([])
})

test("the application's login owns nothing and passes no policy", async () => {
  const owned = await names(`
    SELECT c.relname AS name FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
    WHERE r.rolname = 'regulars_app' OR r.rolname = '${new URL(process.env.DATABASE_URL ?? "").username}'`)
  const mighty = await names(
    "SELECT rolname AS name FROM pg_roles WHERE rolname = 'regulars_app' AND (rolsuper OR rolbypassrls)",
  )
  expect([...owned, ...mighty]).toEqual([])
})
