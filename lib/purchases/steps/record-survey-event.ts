import type { Tx } from "@/lib/core/ctx"
import { hasRuleFor } from "@/lib/programs/domain/rules-for"
import { loadPrograms, versionAt } from "@/lib/programs/steps/load-versions"
import { ownEvent } from "./member-event"
import { recordEvents } from "./record-events"

/** Gives a customer what there is for answering a survey; once per survey, whatever is answered again. */
export async function recordSurveyEvent(
  tx: Tx,
  { customerId, surveyId, score }: { customerId: string; surveyId: string; score: number },
): Promise<void> {
  const isLookedAt = (await loadPrograms(tx)).some((program) =>
    hasRuleFor(versionAt(program, tx.now)?.compiled.definition.rules ?? [], "surveyResponse"),
  )
  if (!isLookedAt) return
  const key = `survey:${surveyId}:${customerId}`
  const data = { surveyId, score }
  await recordEvents(tx, [
    ownEvent({ key, trigger: "surveyResponse", customerId, memberId: null, occurredAt: tx.now, data }),
  ])
}
