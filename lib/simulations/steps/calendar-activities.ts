import { addMonths, type Day, localDay } from "@/lib/core/calendar"
import type { EarningRule, Trigger } from "@/lib/programs/domain/definition"
import { hasRuleFor } from "@/lib/programs/domain/rules-for"
import { startsOn } from "@/lib/purchases/domain/events/calendar-days"
import type { TimelineActivity } from "@/lib/purchases/steps/judge-member"
import { eventActivity } from "@/lib/purchases/steps/read-timelines"

const calendarTriggers = ["signup", "birthday", "anniversary"] as const
type CalendarTrigger = (typeof calendarTriggers)[number]

/** Whether the calendar brings it, so that a draft's members have it whatever was recorded. */
export function isCalendarTrigger(trigger: Trigger): boolean {
  return (calendarTriggers as readonly Trigger[]).includes(trigger)
}

interface Joined {
  id: string
  joinedAt: Date
}

interface Span {
  from: Day
  to: Day
  timeZone: string
}

/** What the calendar brings to a member in a span, where any rule looks at it: signing up, birthdays, years since joining. */
export function calendarActivities(
  rules: readonly EarningRule[],
  member: Joined,
  birthday: Day | null,
  span: Span,
): TimelineActivity[] {
  const { from, to, timeZone } = span
  const joinedDay = localDay(member.joinedAt, timeZone)
  const activity = (trigger: CalendarTrigger, day: Day, at: Date, data: Record<string, unknown> = {}) => {
    const id = `${trigger} ${member.id} ${day}`
    return {
      ...eventActivity({ id, externalId: id, at, day }),
      judge: { kind: "event", trigger, type: null, data },
    } as const
  }
  const found: TimelineActivity[] = []
  if (hasRuleFor(rules, "signup") && joinedDay >= from && joinedDay <= to) {
    found.push(activity("signup", joinedDay, member.joinedAt))
  }
  const kept = (of: Day) => yearly(of, from, to).filter(({ day }) => day >= joinedDay)
  if (birthday !== null && hasRuleFor(rules, "birthday")) {
    for (const { day } of kept(birthday))
      found.push(activity("birthday", day, startsOn(day, member.joinedAt, timeZone)))
  }
  if (hasRuleFor(rules, "anniversary")) {
    for (const { day, years } of kept(joinedDay)) {
      found.push(activity("anniversary", day, startsOn(day, member.joinedAt, timeZone), { years }))
    }
  }
  return found
}

/** The days of a span that are whole years after a day; one that does not exist is the month's last. */
function yearly(of: Day, from: Day, to: Day): { day: Day; years: number }[] {
  const first = Math.max(1, Number(from.slice(0, 4)) - Number(of.slice(0, 4)))
  const last = Number(to.slice(0, 4)) - Number(of.slice(0, 4))
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return all.map((years) => ({ years, day: addMonths(of, years * 12) })).filter(({ day }) => day >= from && day <= to)
}
