import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { hasRuleFor } from "@/lib/programs/domain/rules-for"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import { type LiveProgram, versionAt } from "@/lib/programs/steps/load-versions"
import { signupEvent } from "./member-event"
import { recordEvents } from "./record-events"

/** Gives what there is for signing up to members who joined by buying. The members are written. */
export async function recordSignups(
  tx: Tx,
  programs: readonly LiveProgram[],
  joined: readonly KnownMember[],
): Promise<void> {
  const events = joined.flatMap((member) => {
    const program = programs.find(({ id }) => id === member.programId)
    if (!program) return []
    const rules = versionAt(program, member.joinedAt)?.compiled.definition.rules ?? []
    const awarded = program.awardFrom === null || localDay(member.joinedAt, tx.merchant.timeZone) >= program.awardFrom
    return awarded && hasRuleFor(rules, "signup") ? [signupEvent(member)] : []
  })
  if (events.length > 0) await recordEvents(tx, events)
}
