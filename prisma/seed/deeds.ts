import type { EventTypeInput } from "@/lib/purchases/schema-event"
import type { DemoPurchase } from "./purchases"
import type { Random } from "./random"

/** What a customer did beside buying. */
export type DemoDeed =
  | { kind: "return"; customer: number; at: Date; externalId: string; purchase: string; items?: ReturnedLine[] }
  | { kind: "cup"; customer: number; at: Date; externalId: string; cups: number }

interface ReturnedLine {
  sku: string
  quantity: number
  amountMinor: number
}

/** Cups that customers bring back to be used again. */
export const cupReturned: EventTypeInput = {
  code: "cup.returned",
  name: "Cup brought back",
  schema: {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: { cups: { type: "integer", minimum: 1, maximum: 20, title: "Cups" } },
    required: ["cups"],
    additionalProperties: false,
  },
}

const dayMs = 86_400_000
const returnShare = 0.05
const cupShare = 0.012

/** Some of what was ordered goes back, whole or one line of it, and some cups come back; in order of time. */
export function makeDeeds(random: Random, purchases: readonly DemoPurchase[], until: Date): DemoDeed[] {
  const deeds = purchases.flatMap(({ customer, at, body }): DemoDeed[] => {
    if (customer === null) return []
    const { externalId, channel, items } = body
    if (channel === "online" && random.chance(returnShare)) {
      const back = new Date(at.getTime() + Math.floor((2 + random.exponential(6)) * dayMs))
      const [line] = items ?? []
      const isPart = line !== undefined && (items?.length ?? 0) > 1
      const part = isPart
        ? { items: [{ sku: line.sku, quantity: 1, amountMinor: line.amountMinor / line.quantity }] }
        : {}
      return [{ kind: "return", customer, at: back, externalId: `${externalId}-R`, purchase: externalId, ...part }]
    }
    if (channel === "store" && random.chance(cupShare)) {
      const soon = new Date(at.getTime() + 60_000)
      return [{ kind: "cup", customer, at: soon, externalId: `${externalId}-C`, cups: random.int(1, 4) }]
    }
    return []
  })
  return deeds.filter(({ at }) => at <= until).sort((a, b) => a.at.getTime() - b.at.getTime())
}
