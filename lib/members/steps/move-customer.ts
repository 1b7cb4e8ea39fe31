import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import type { MergePair } from "./lock-merge"

/** What is known of one customer passes to another: identifiers, facts, attributes, consents, figures, and the wish to be erased. */
export async function moveCustomer(tx: Tx, pair: MergePair): Promise<void> {
  await moveFacts(tx, pair)
  await moveAttributes(tx, pair)
  await moveConsents(tx, pair)
  await moveErasureRequest(tx, pair)
}

/** Who asks to be erased still asks as whoever they are now, and once. */
async function moveErasureRequest(tx: Tx, { fromCustomerId, intoCustomerId }: MergePair): Promise<void> {
  const open = { merchantId: tx.merchantId, status: "open" }
  const from = { ...open, customerId: fromCustomerId }
  if ((await tx.db.erasureRequest.count({ where: { ...open, customerId: intoCustomerId } })) > 0) {
    await tx.db.erasureRequest.deleteMany({ where: from })
  } else await tx.db.erasureRequest.updateMany({ where: from, data: { customerId: intoCustomerId } })
}

/** Every identifier names the other from now on; blanks are filled, figures added up. */
async function moveFacts(tx: Tx, { fromCustomerId, intoCustomerId }: MergePair): Promise<void> {
  const { merchantId } = tx
  await tx.db.customerIdentifier.updateMany({
    where: { merchantId, customerId: fromCustomerId },
    data: { customerId: intoCustomerId },
  })
  await tx.db.$executeRaw`
    UPDATE "customer" c SET
      "externalId" = coalesce(c."externalId", f."externalId"), "email" = coalesce(c."email", f."email"),
      "phone" = coalesce(c."phone", f."phone"), "firstName" = coalesce(c."firstName", f."firstName"),
      "lastName" = coalesce(c."lastName", f."lastName"), "birthday" = coalesce(c."birthday", f."birthday"),
      "locale" = coalesce(c."locale", f."locale"), "firstSeenDay" = least(c."firstSeenDay", f."firstSeenDay"),
      "firstPurchaseAt" = least(c."firstPurchaseAt", f."firstPurchaseAt"),
      "lastPurchaseAt" = greatest(c."lastPurchaseAt", f."lastPurchaseAt"),
      "purchaseCount" = c."purchaseCount" + f."purchaseCount", "spendMinor" = c."spendMinor" + f."spendMinor",
      "revenueMinor" = c."revenueMinor" + f."revenueMinor"
    FROM "customer" f
    WHERE c."merchantId" = ${merchantId}::uuid AND c."id" = ${intoCustomerId}::uuid
      AND f."merchantId" = ${merchantId}::uuid AND f."id" = ${fromCustomerId}::uuid`
  await tx.db.customer.update({
    where: { merchantId_id: { merchantId, id: fromCustomerId } },
    data: {
      externalId: null,
      email: null,
      phone: null,
      firstPurchaseAt: null,
      lastPurchaseAt: null,
      purchaseCount: 0n,
      spendMinor: 0n,
      revenueMinor: 0n,
    },
  })
}

/** Where both have an attribute, the one who stays keeps theirs. */
async function moveAttributes(tx: Tx, { fromCustomerId, intoCustomerId }: MergePair): Promise<void> {
  const { merchantId } = tx
  const own = await tx.db.customerAttribute.findMany({
    where: { merchantId, customerId: intoCustomerId },
    select: { key: true },
  })
  await tx.db.customerAttribute.updateMany({
    where: { merchantId, customerId: fromCustomerId, key: { notIn: own.map(({ key }) => key) } },
    data: { customerId: intoCustomerId },
  })
  await tx.db.customerAttribute.deleteMany({ where: { merchantId, customerId: fromCustomerId } })
}

interface Spoken {
  customerId: string
  channel: string
  granted: boolean
}

/** Where one said no, it is no; where only one has spoken, what they said. Consents of before stay as they were given. */
async function moveConsents(tx: Tx, { fromCustomerId, intoCustomerId }: MergePair): Promise<void> {
  const spoken = await tx.db.$queryRaw<Spoken[]>`
    SELECT DISTINCT ON ("customerId", "channel") "customerId", "channel", "granted" FROM "customer_consent"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ANY(${[fromCustomerId, intoCustomerId]}::uuid[])
    ORDER BY "customerId", "channel", "id" DESC`
  const own = new Map(
    spoken.filter(({ customerId }) => customerId === intoCustomerId).map(({ channel, granted }) => [channel, granted]),
  )
  const changed = spoken.filter(
    ({ customerId, channel, granted }) =>
      customerId === fromCustomerId && (own.get(channel) === undefined || (own.get(channel) === true && !granted)),
  )
  await insertRows(
    tx,
    "CustomerConsent",
    changed.map(({ channel, granted }) => ({ id: newId(), customerId: intoCustomerId, channel, granted, at: tx.now })),
  )
}
