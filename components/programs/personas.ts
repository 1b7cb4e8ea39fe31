import { addDays, type Day, startOfLocalDay } from "@/lib/core/calendar"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { EarningEstimate, SampleCustomer } from "@/lib/programs/domain/earning-estimate"
import { tierProgress } from "@/lib/tiers/domain/tier-progress"

export type PersonaName = "new" | "typical" | "best"

/** A member to look through: nobody in particular, made of the merchant's history. */
export type Persona = { name: PersonaName; points: number; days: SampleCustomer["days"]; asOf: Day }

export const personaLabels: Record<PersonaName, string> = { new: "New", typical: "Typical", best: "Best" }

/** A new member, the customer in the middle by spend, and the one with the most, as of the last day of the history. */
export function personasOf(estimate: EarningEstimate, today: Day): Persona[] {
  const asOf = estimate.lastDay ?? today
  const known = (name: PersonaName, sample: SampleCustomer | null): Persona[] =>
    sample ? [{ name, points: sample.points, days: sample.days, asOf }] : []
  return [
    { name: "new", points: 0, days: [], asOf },
    ...known("typical", estimate.typical),
    ...known("best", estimate.best),
  ]
}

/** Where a persona stands in the tiers at the end of its last day. */
export function standingOf(persona: Persona, definition: ProgramDefinition, timeZone: string) {
  const end = startOfLocalDay(addDays(persona.asOf, 1), timeZone)
  const first = persona.days[0]?.day ?? persona.asOf
  return tierProgress({
    ladders: [{ from: null, tiers: definition.tiers }],
    timeZone,
    joinedAt: startOfLocalDay(first, timeZone),
    now: new Date(end.getTime() - 1),
    days: persona.days.map(({ day, spendMinor, points, purchases }) => ({
      day,
      spendMinor: BigInt(spendMinor),
      points: BigInt(points),
      qualifyingPoints: 0n,
      purchases: BigInt(purchases),
    })),
  })
}
