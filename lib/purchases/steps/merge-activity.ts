import type { Tx } from "@/lib/core/ctx"
import type { MergePair } from "@/lib/members/steps/lock-merge"

export interface MovedActivity {
  purchases: number
  returns: number
  events: number
}

/** What a customer did belongs to another from now on: purchases, returns, events, their days and their answers to surveys. */
export async function mergeActivity(tx: Tx, pair: MergePair): Promise<MovedActivity> {
  const { merchantId } = tx
  const { fromCustomerId, intoCustomerId } = pair
  const whose = { where: { merchantId, customerId: fromCustomerId }, data: { customerId: intoCustomerId } }
  const purchases = await tx.db.purchase.updateMany(whose)
  const returns = await tx.db.purchaseReturn.updateMany(whose)
  const events = await tx.db.event.updateMany(whose)
  await tx.db.$executeRaw`
    INSERT INTO "customer_day" ("merchantId", "customerId", "day", "purchases", "spendMinor", "revenueMinor")
    SELECT "merchantId", ${intoCustomerId}::uuid, "day", "purchases", "spendMinor", "revenueMinor" FROM "customer_day"
    WHERE "merchantId" = ${merchantId}::uuid AND "customerId" = ${fromCustomerId}::uuid
    ON CONFLICT ("merchantId", "customerId", "day") DO UPDATE SET "purchases" = "customer_day"."purchases" + excluded."purchases",
      "spendMinor" = "customer_day"."spendMinor" + excluded."spendMinor",
      "revenueMinor" = "customer_day"."revenueMinor" + excluded."revenueMinor"`
  await tx.db.customerDay.deleteMany({ where: { merchantId, customerId: fromCustomerId } })
  await moveAnswers(tx, pair)
  return { purchases: purchases.count, returns: returns.count, events: events.count }
}

/** Answers go along, and invitations to surveys to which the other was not invited. */
async function moveAnswers(tx: Tx, { fromCustomerId, intoCustomerId }: MergePair): Promise<void> {
  const { merchantId } = tx
  const whose = { where: { merchantId, customerId: fromCustomerId }, data: { customerId: intoCustomerId } }
  await tx.db.surveyResponse.updateMany(whose)
  const own = await tx.db.surveyInvitation.findMany({
    where: { merchantId, customerId: intoCustomerId },
    select: { surveyId: true },
  })
  await tx.db.surveyInvitation.updateMany({
    ...whose,
    where: { ...whose.where, surveyId: { notIn: own.map(({ surveyId }) => surveyId) } },
  })
}
