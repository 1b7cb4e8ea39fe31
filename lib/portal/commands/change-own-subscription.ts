import type { Ctx } from "@/lib/core/ctx"
import { cancelSubscription } from "@/lib/subscriptions/commands/cancel-subscription"
import { resumeSubscription } from "@/lib/subscriptions/commands/resume-subscription"
import { requireMember } from "../steps/require-member"

type Change = { subscriptionId: string; way: "cancel" | "resume" }

/** Cancels a paid membership of the member's own, or goes on with it. Throws `not_found`, `subscription_running`. */
export async function changeOwnSubscription(ctx: Ctx, { subscriptionId, way }: Change): Promise<{ id: string }> {
  requireMember(ctx)
  const change = way === "cancel" ? cancelSubscription : resumeSubscription
  return { id: (await change(ctx, { subscriptionId })).id }
}
