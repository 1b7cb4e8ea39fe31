import { DomainError } from "@/lib/core/errors"
import { awardPurchase } from "@/lib/programs/domain/award-purchase"
import { compileDefinition } from "@/lib/programs/domain/compile-definition"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { explainAward } from "@/lib/programs/domain/explain-award"
import { plainPurchase } from "@/lib/programs/domain/plain-purchase"
import type { Purchase } from "@/lib/programs/domain/purchase-base"
import { type Persona, standingOf } from "./personas"

export type Trial = { amountMinor: number; items: number | null; currency: string }

/** What a purchase would earn, as it is shown. */
export type Quote = {
  awards: { points: number; availableAt: string | null; expiresAt: string | null }[]
  tierBefore: string | null
  tierAfter: string | null
  /** The arithmetic in sentences. */
  reasons: string[]
}

/** Judges a purchase of the persona's last day under the draft, with the functions that award. Null where it cannot be. */
export function tryOnDraft(
  definition: ProgramDefinition,
  persona: Persona,
  trial: Trial,
  timeZone: string,
): Quote | null {
  const before = standingOf(persona, definition, timeZone)
  try {
    const { awards, explanation } = awardPurchase({
      compiled: compileDefinition(definition, timeZone),
      purchase: purchaseOf(trial, new Date(`${persona.asOf}T12:00:00Z`)),
      member: { tierId: before.tier?.id ?? null },
    })
    const points = awards.reduce((sum, award) => sum + Number(award.points), 0)
    const day = { day: persona.asOf, spendMinor: trial.amountMinor, points, purchases: 1 }
    const after = standingOf({ ...persona, days: addDay(persona.days, day) }, definition, timeZone)
    return {
      awards: awards.map((award) => ({
        points: Number(award.points),
        availableAt: award.availableAt?.toISOString() ?? null,
        expiresAt: award.expiresAt?.toISOString() ?? null,
      })),
      tierBefore: before.tier?.name ?? null,
      tierAfter: after.tier?.name ?? null,
      reasons: explainAward(explanation),
    }
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

function addDay(days: Persona["days"], day: Persona["days"][number]): Persona["days"] {
  const same = days.find((one) => one.day === day.day)
  const others = days.filter((one) => one.day !== day.day)
  const merged = same
    ? {
        day: day.day,
        spendMinor: same.spendMinor + day.spendMinor,
        points: same.points + day.points,
        purchases: same.purchases + day.purchases,
      }
    : day
  return [...others, merged]
}

function purchaseOf({ amountMinor, items, currency }: Trial, occurredAt: Date): Purchase {
  const amount = BigInt(amountMinor)
  const line = { lineId: null, sku: null, category: null, kind: "goods" as const, discountMinor: 0n }
  return plainPurchase({
    externalId: "trial",
    occurredAt,
    currency,
    amountMinor: amount,
    items: items === null ? null : [{ ...line, quantity: BigInt(items), amountMinor: amount }],
  })
}
