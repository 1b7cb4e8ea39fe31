import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import type { KnownCustomer } from "./customer-identity"
import type { IdentifierGain, Resolution } from "./resolve-customers"

/** Thrown where another transaction made the same customer a moment ago: run anew, and it is found. */
export class CustomerMadeMeanwhile extends Error {}

/** Writes new customers and what was learnt of others. Throws `CustomerMadeMeanwhile`. */
export async function writeCustomers(tx: Tx, { created, changed, gained }: Resolution): Promise<void> {
  await insertRows(
    tx,
    "Customer",
    created.map(({ isNew: _, ...row }) => row),
  )
  await updateFacts(tx, [...changed])
  await claimIdentifiers(tx, gained)
}

async function updateFacts(tx: Tx, customers: readonly KnownCustomer[]): Promise<void> {
  if (customers.length === 0) return
  const rows = JSON.stringify(
    customers.map(({ id, externalId, email, phone, firstName, lastName, birthday, locale }) => ({
      id,
      externalId,
      email,
      phone,
      firstName,
      lastName,
      birthday,
      locale,
    })),
  )
  await tx.db.$executeRaw`
    UPDATE "customer" c SET "externalId" = r."externalId", "email" = r."email", "phone" = r."phone",
      "firstName" = r."firstName", "lastName" = r."lastName", "birthday" = r."birthday", "locale" = r."locale"
    FROM json_populate_recordset(NULL::"customer", ${rows}::json) r
    WHERE c."merchantId" = ${tx.merchantId}::uuid AND c."id" = r."id"`
}

/** In one order for all, so that two transactions that claim the same ones cannot wait for each other. */
async function claimIdentifiers(tx: Tx, gained: readonly IdentifierGain[]): Promise<void> {
  if (gained.length === 0) return
  const sorted = [...gained].sort((a, b) => (a.kind + a.value < b.kind + b.value ? -1 : 1))
  const rows = JSON.stringify(sorted.map((gain) => ({ id: newId(), ...gain })))
  const written = await tx.db.$executeRaw`
    INSERT INTO "customer_identifier" ("merchantId", "id", "customerId", "kind", "value")
    SELECT ${tx.merchantId}::uuid, "id", "customerId", "kind", "value"
    FROM json_populate_recordset(NULL::"customer_identifier", ${rows}::json)
    ON CONFLICT ("merchantId", "kind", "value") DO NOTHING`
  if (written !== sorted.length) throw new CustomerMadeMeanwhile()
}
