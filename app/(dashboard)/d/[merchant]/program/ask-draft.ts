import type { MemberComparer } from "@/components/programs/use-comparison"
import type { HistoryPlanner } from "@/components/programs/use-plan"
import type { TryRule } from "@/components/programs/use-rule-trial"
import { compareMembersAction, planHistoryAction, tryRuleAction } from "./draft-actions"

/** Tries a rule of the draft on what was recorded, in the shape that the designer shows. */
export async function tryRuleOfDraft(
  merchantSlug: string,
  programId: string,
  input: Parameters<TryRule>[0],
): ReturnType<TryRule> {
  "use server"
  const answer = await tryRuleAction(merchantSlug, { ...input, programId })
  if (answer?.data === undefined) {
    return { error: answer?.serverError?.message ?? "This rule cannot be tried yet. Check its fields." }
  }
  return { trial: answer.data }
}

/** What publishing the saved draft would do, in the shape that the designer shows. */
export async function planDraft(
  merchantSlug: string,
  input: Parameters<HistoryPlanner>[0],
): ReturnType<HistoryPlanner> {
  "use server"
  const answer = await planHistoryAction(merchantSlug, input)
  if (answer?.data) return { plan: answer.data }
  return { error: answer?.serverError?.message ?? "The figures could not be reckoned. Open the sheet again." }
}

/** What a change does to a page of members, in the shape that the sheets show. */
export async function compareChange(
  merchantSlug: string,
  input: Parameters<MemberComparer>[0],
): ReturnType<MemberComparer> {
  "use server"
  const answer = await compareMembersAction(merchantSlug, input)
  if (answer?.data) return { page: answer.data }
  return { error: answer?.serverError?.message ?? "The members could not be compared. Open the sheet again." }
}
