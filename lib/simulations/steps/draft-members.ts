import { type Day, localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { EventToJudge, JudgeContext, TimelineActivity } from "@/lib/purchases/steps/judge-member"
import { loadPersonFacts, noPersonFacts, type PersonFacts } from "@/lib/purchases/steps/load-person-facts"
import { MemberContext } from "@/lib/purchases/steps/member-context"
import { fieldsAsked, hasLimits, nothingAsked } from "@/lib/purchases/steps/member-facts"
import type { CustomerPast } from "@/lib/purchases/steps/read-timelines"
import { isBaseTier } from "@/lib/tiers/domain/tier"
import { noStanding, readStandings, type Standing } from "@/lib/tiers/steps/read-standings"
import type { BacktestPeriod } from "../domain/backtest-period"
import { type BudgetPlan, budgetedContext } from "./budget-plan"
import { calendarActivities, isCalendarTrigger } from "./calendar-activities"
import type { GivenGift, MemberToPlay } from "./member-to-play"
import type { CustomerHistory } from "./read-history"
import type { Scenario } from "./scenario"

interface DraftInput {
  scenario: Scenario
  period: BacktestPeriod
  participation: "members" | "everyone"
  histories: readonly CustomerHistory[]
  /** Of the program that is drafted, by customer. */
  members: ReadonlyMap<string, KnownMember>
  segments: ReadonlyMap<string, readonly number[]>
  budgets: BudgetPlan
}

/**
 * The members that a draft would have, each with all that they did since they joined: the draft is played from the beginning
 * of the history, so that on the period's first day members have what it would have given them by then.
 */
export async function draftMembers(tx: Tx, input: DraftInput): Promise<MemberToPlay[]> {
  const { scenario, histories, period, budgets } = input
  const { program } = scenario
  const taking = histories.flatMap((history) => {
    const member = memberOf(input, history)
    return member && member.joinedAt.getTime() < period.endMs ? [{ history, member }] : []
  })
  const persons = await loadPersons(
    tx,
    program,
    taking.map(({ member }) => member),
  )
  const standings = await readDraftStandings(
    tx,
    scenario,
    taking.flatMap(({ member }) => (member.isNew ? [] : [member])),
  )
  return taking.map(({ history, member }) => {
    const past = pastOf(scenario, member, history, period)
    const person = persons.get(member.id) ?? noPersonFacts
    const context = contextOf(program, period.timeZone, { member, past, person, customer: history.customer })
    return {
      customerId: member.customerId,
      memberId: member.isNew ? null : member.id,
      joinedAt: member.joinedAt,
      timeline: {
        joinedAt: member.joinedAt,
        carriedDays: [],
        activities: past.activities,
        fromDay: localDay(member.joinedAt, period.timeZone),
        standing: standings.get(member.id) ?? noStanding,
      },
      joiningGifts: giftsOfJoining(scenario, member),
      context: budgetedContext(budgets, scenario, member.customerId, context),
      segments: input.segments.get(member.customerId) ?? [],
    }
  })
}

function memberOf({ scenario, participation, members }: DraftInput, { customer }: CustomerHistory): KnownMember | null {
  const known = members.get(customer.id)
  if (known && known.status !== "active") return null
  const first = customer.firstPurchaseAt
  if (participation === "members" || !first) return known ?? null
  const joinedAt = known && known.joinedAt < first ? known.joinedAt : first
  if (known) return { ...known, joinedAt }
  return {
    id: customer.id,
    customerId: customer.id,
    programId: scenario.program.id,
    accountId: customer.id,
    cardNumber: "",
    status: "active",
    joinedAt,
    isNew: true,
    wallets: new Map(),
  }
}

/** Tiers that members were given hold in a draft too, where it has them. What the live program's tiers gave is none of it. */
async function readDraftStandings(
  tx: Tx,
  { program, definition }: Scenario,
  members: readonly KnownMember[],
): Promise<Map<string, Standing>> {
  const known = new Set(definition.tiers.map(({ id }) => id))
  const standings = await readStandings(tx, program, members)
  return new Map(
    [...standings].map(([id, { grants, credits }]) => {
      return [id, { credits, grants: grants.filter(({ tierId }) => known.has(tierId)), gifts: [] }]
    }),
  )
}

/** Who joins by choice has what the lowest tier gives at once; who joins by buying has it for the purchase, which is judged. */
function giftsOfJoining({ definition }: Scenario, { joinedAt }: KnownMember): GivenGift[] {
  if (definition.joinPolicy === "everyone") return []
  const base = definition.tiers.find(isBaseTier)
  return base?.entryGift ? [{ tierId: base.id, at: joinedAt, points: base.entryGift.points }] : []
}

/** Balances of the program that is live are none of a draft's. */
async function loadPersons(
  tx: Tx,
  program: LiveProgram,
  members: readonly KnownMember[],
): Promise<Map<string, PersonFacts>> {
  const fields = new Set([...fieldsAsked(program)].filter((field) => field !== "member.availablePoints"))
  return fields.size > 0 ? loadPersonFacts(tx, program, members, fields) : new Map()
}

type Facts = Pick<ConstructorParameters<typeof MemberContext>[0], "member" | "past" | "person" | "customer">

function contextOf(program: LiveProgram, timeZone: string, facts: Facts): JudgeContext {
  if (fieldsAsked(program).size === 0 && !hasLimits(program)) return nothingAsked
  return new MemberContext({ program, timeZone, ...facts, uses: [], budgets: new Map() })
}

/** The past as the draft's member sees it, with what the calendar would have brought. */
function pastOf(
  { definition }: Scenario,
  member: KnownMember,
  { customer, past, recorded }: CustomerHistory,
  { to, timeZone }: BacktestPeriod,
): CustomerPast {
  const stored: CustomerPast["stored"] = new Map()
  const activities: TimelineActivity[] = []
  for (const activity of past.activities) {
    const source = past.stored.get(activity)
    const one = recorded.get(activity)
    if (source?.kind === "event" && ![null, member.id].includes(source.memberId)) continue
    if (one && isCalendar(one.judge)) continue
    const counts = one !== undefined && one.occurredAt >= member.joinedAt
    const seen = counts ? { ...activity, judge: one.judge } : activity
    if (source) stored.set(seen, source)
    activities.push(seen)
  }
  const from = localDay(member.joinedAt, timeZone)
  const brought = calendarActivities(definition.rules, member, customer.birthday as Day | null, { from, to, timeZone })
  return { ...past, activities: [...activities, ...brought], stored }
}

function isCalendar(judge: { kind: "purchase" } | EventToJudge): boolean {
  return judge.kind === "event" && isCalendarTrigger(judge.trigger)
}
