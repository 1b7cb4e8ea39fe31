import type { Ctx } from "@/lib/core/ctx"
import { type MemberView, memberViews } from "@/lib/programs/steps/member-views"
import type { RecordOptions } from "../steps/judged-batch"
import type { PurchaseResult } from "../steps/purchase-result"
import { recordPurchasesWith } from "./record-purchases"

/** What a purchase answers by itself: with the member's tier and balance as they are now. */
export interface PurchaseAnswer extends Omit<PurchaseResult, "members"> {
  isNew: boolean
  /** Of the only program that the customer is a member of. */
  member: MemberView | null
  /** Set where the customer is a member of several. */
  members?: MemberView[]
}

/** Records one purchase. Throws what refuses it; see `recordPurchases`. */
export async function recordPurchase(ctx: Ctx, sent: unknown, options: RecordOptions): Promise<PurchaseAnswer> {
  return recordPurchasesWith(ctx, [sent], options, async (tx, [outcome]) => {
    if (!outcome || outcome.kind === "refused") throw outcome?.error ?? new Error("a batch of one answers one result")
    const { members: refs, ...result } = outcome.result
    const views = await memberViews(
      tx,
      refs.map(({ id }) => id),
    )
    const several = views.length > 1 ? { members: views } : {}
    return {
      ...result,
      isNew: outcome.kind === "created",
      member: views.length === 1 ? (views[0] ?? null) : null,
      ...several,
    }
  })
}
