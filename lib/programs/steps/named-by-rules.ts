import { fieldsOf } from "@/lib/conditions/domain/condition"
import type { Tx } from "@/lib/core/ctx"
import { isUuid } from "@/lib/core/id"
import { readSegments } from "@/lib/segments/steps/require-sound"
import type { EarningRule } from "../domain/definition"
import { askedBy, type Nameable } from "../domain/program-draft"

/** What a version made of rules has to know of what they name; most rules name nothing, and nothing is read. */
export async function namedByRules(tx: Tx, rules: readonly EarningRule[]): Promise<Nameable> {
  const asksSegments = rules.some(
    ({ eligibleSegmentId, condition }) =>
      eligibleSegmentId !== undefined || (condition !== undefined && fieldsOf(condition).has("customer.segment")),
  )
  const codes = [...new Set(rules.flatMap(({ eventType }) => eventType ?? []))]
  const types =
    codes.length === 0
      ? []
      : await tx.db.eventType.findMany({
          where: { merchantId: tx.merchantId, code: { in: codes } },
          select: { code: true, name: true },
        })
  return {
    ...(await namesOfStores(tx, askedBy(rules, "purchase.storeId"))),
    ...(await namesOfSurveys(tx, askedBy(rules, "event.data.surveyId"))),
    segments: asksSegments ? await readSegments(tx) : [],
    eventTypes: Object.fromEntries(types.map(({ code, name }) => [code, name])),
  }
}

/** Rules name a store by its externalId or by its id. */
async function namesOfStores(tx: Tx, asked: readonly string[]): Promise<Pick<Nameable, "stores">> {
  if (asked.length === 0) return {}
  const stores = await tx.db.store.findMany({
    where: {
      merchantId: tx.merchantId,
      OR: [{ externalId: { in: [...asked] } }, { id: { in: asked.filter(isUuid) } }],
    },
    select: { id: true, externalId: true, name: true },
  })
  return {
    stores: Object.fromEntries(
      stores.flatMap(({ id, externalId, name }) => [
        [id, name],
        [externalId, name],
      ]),
    ),
  }
}

async function namesOfSurveys(tx: Tx, asked: readonly string[]): Promise<Pick<Nameable, "surveys">> {
  if (asked.length === 0) return {}
  const surveys = await tx.db.survey.findMany({
    where: { merchantId: tx.merchantId, id: { in: asked.filter(isUuid) } },
    select: { id: true, title: true },
  })
  return { surveys: Object.fromEntries(surveys.map(({ id, title }) => [id, title])) }
}
