import { type Day, localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { hasRuleFor } from "@/lib/programs/domain/rules-for"
import { type LiveProgram, loadPrograms, versionAt } from "@/lib/programs/steps/load-versions"
import { dueDays } from "../domain/events/due-days"
import { type DueTrigger, readDue } from "../steps/due-members"
import { type NewEvent, recordEvents } from "../steps/record-events"
import { shareHistory } from "../steps/share-history"

const pageSize = 200
const triggers: readonly DueTrigger[] = ["birthday", "anniversary"]

interface Due {
  doneDay: Day | null
  programs: LiveProgram[]
  /** Of each version, when it was published. */
  publishedAt: ReadonlyMap<string, Date>
}

/**
 * Records the birthdays and anniversaries since the last time, of the last 31 days at most, for programs with a rule that
 * looks at them. Each is recorded once, whoever runs this and how often. A rule looks at nothing from before it was
 * published. Answers how many events were new.
 */
export async function recordCalendarEvents(ctx: Ctx): Promise<{ recorded: number }> {
  requirePermission(ctx, "events:write")
  const { doneDay, programs, publishedAt } = await inRead(ctx, readWhatIsDue)
  if (programs.length === 0) return { recorded: 0 }
  const today = localDay(ctx.now, ctx.merchant.timeZone)
  let recorded = 0
  for (const day of dueDays(doneDay, today)) {
    for (const program of programs) {
      for (const trigger of triggers) {
        if (looksAt(program, trigger)) recorded += await recordDay(ctx, { program, trigger, day, publishedAt })
      }
    }
  }
  if (doneDay !== today) await inTransaction(ctx, (tx) => keepDone(tx, today))
  return { recorded }
}

function looksAt({ versions }: LiveProgram, trigger: DueTrigger): boolean {
  return versions.some(({ compiled }) => hasRuleFor(compiled.definition.rules, trigger))
}

/** Nothing at all for who has never published a rule of the calendar. */
async function readWhatIsDue(tx: Tx): Promise<Due> {
  const published = await loadPrograms(tx)
  const programs = published.filter((program) => triggers.some((trigger) => looksAt(program, trigger)))
  if (programs.length === 0) return { doneDay: null, programs, publishedAt: new Map() }
  const run = await tx.db.calendarRun.findUnique({ where: { merchantId: tx.merchantId } })
  const rows = await tx.db.programVersion.findMany({
    where: { merchantId: tx.merchantId, programId: { in: programs.map(({ id }) => id) } },
    select: { id: true, publishedAt: true },
  })
  return {
    doneDay: run ? (run.doneDay.toISOString().slice(0, 10) as Day) : null,
    programs,
    publishedAt: new Map(rows.map((row) => [row.id, row.publishedAt])),
  }
}

interface DueDay {
  program: LiveProgram
  trigger: DueTrigger
  day: Day
  publishedAt: ReadonlyMap<string, Date>
}

/** Page by page, each in a transaction of its own. */
async function recordDay(ctx: Ctx, due: DueDay): Promise<number> {
  const { program, trigger, day } = due
  let recorded = 0
  let after: string | null = null
  do {
    const page = await inTransaction(ctx, async (tx) => {
      await shareHistory(tx)
      const read = await readDue[trigger](tx, { program, day, after, limit: pageSize })
      const events = read.events.filter((event) => isLookedAt(due, event))
      const results = events.length > 0 ? await recordEvents(tx, events) : new Map()
      return { after: read.after, recorded: [...results.values()].filter(({ isNew }) => isNew).length }
    })
    recorded += page.recorded
    after = page.after
  } while (after !== null)
  return recorded
}

/** Whether a rule was in force when it happened, and published by then. */
function isLookedAt({ program, trigger, publishedAt }: DueDay, { occurredAt }: NewEvent): boolean {
  const version = versionAt(program, occurredAt)
  const published = version && publishedAt.get(version.id)
  if (!version || !published || published > occurredAt) return false
  return hasRuleFor(version.compiled.definition.rules, trigger)
}

async function keepDone(tx: Tx, day: Day): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO "calendar_run" ("merchantId", "doneDay") VALUES (${tx.merchantId}::uuid, ${day}::date)
    ON CONFLICT ("merchantId") DO UPDATE SET "doneDay" = greatest("calendar_run"."doneDay", excluded."doneDay")`
}
