import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { queueMail } from "@/lib/core/mail"
import { emit } from "@/lib/core/outbox"
import { createHousehold } from "@/lib/ledger/commands/create-household"

export const ada = { externalId: "ada-77", email: "Ada.Lovelace@example.com", phone: "+15550001234" }
export const names = { firstName: "Augusta", lastName: "Lovelace", birthday: "1990-12-10" }

/** Each table of the database in which a row of the merchant says one of the texts. */
export async function tablesThatSay(ctx: Ctx, texts: readonly string[]): Promise<string[]> {
  return inRead(ctx, async (tx) => {
    const tables = await tx.db.$queryRaw<{ name: string }[]>`
      SELECT "table_name" AS "name" FROM information_schema.columns
      WHERE "table_schema" = 'public' AND "column_name" = 'merchantId' ORDER BY 1`
    const saying: string[] = []
    for (const { name } of tables) {
      const [row] = await tx.db.$queryRawUnsafe<{ found: boolean }[]>(
        `SELECT EXISTS (SELECT FROM "${name}" t, unnest($1::text[]) v
          WHERE t."merchantId" = $2::uuid AND strpos(lower(to_jsonb(t)::text), lower(v)) > 0) AS "found"`,
        texts,
        ctx.merchantId,
      )
      if (row?.found) saying.push(name)
    }
    return saying
  })
}

/** What names a person beside their record, in every place that is looked through. */
export async function leaveTraces(ctx: Ctx, { customerId, memberId }: { customerId: string; memberId: string }) {
  const { merchantId } = ctx
  await createHousehold(ctx, { name: "The Lovelace household", headMemberId: memberId })
  await inTransaction(ctx, async (tx) => {
    const survey = { merchantId, id: newId(), slug: "s", title: "Survey", question: "Why?" }
    await tx.db.survey.create({ data: survey })
    const answer = { surveyId: survey.id, customerId, score: 9, createdAt: tx.now, localDay: tx.now }
    const responseId = newId()
    await tx.db.surveyResponse.create({
      data: { merchantId, id: responseId, ...answer, comment: "I am Augusta Lovelace" },
    })
    await emit(tx, "survey.answered", { responseId })
    const told = { trigger: "event", type: "review", externalId: "e1", occurredAt: tx.now, recordedAt: tx.now }
    await tx.db.event.create({
      data: { merchantId, id: newId(), customerId, localDay: tx.now, data: { by: "Lovelace" }, ...told },
    })
    await queueMail(tx, { to: "ADA.lovelace@example.com", subject: "Hello Augusta", paragraphs: ["Dear Augusta"] })
    await queueMail(tx, { to: "grace@example.com", subject: "Hello Grace", paragraphs: ["Dear Grace"] })
    await tx.db.customerAttribute.create({
      data: { merchantId, id: newId(), customerId, key: "nickname", value: "Countess" },
    })
    const upload = { merchantId, id: newId(), fileName: "purchases.csv", status: "done" }
    await tx.db.import.create({ data: upload })
    const rows = ["o-1;ada.lovelace@example.com;12", "o-2;not-ada.lovelace@example.com;12"]
    for (const [row, raw] of rows.entries()) {
      const rejection = { id: newId(), importId: upload.id, row: BigInt(row), raw, reason: "No amount" }
      await tx.db.importRejection.create({ data: { merchantId, ...rejection } })
    }
    const kept = { key: "k1", requestHash: "h", status: 201, body: { customer: { id: customerId, ...ada, ...names } } }
    await tx.db.idempotencyKey.create({ data: { merchantId, ...kept } })
    await tx.db.idempotencyKey.create({ data: { merchantId, ...kept, key: "k2", body: { id: newId() } } })
    const session = { memberId, tokenHash: newId(), expiresAt: tx.now, userAgent: "Lovelace's phone" }
    await tx.db.portalSession.create({ data: { merchantId, id: newId(), ...session } })
  })
}
