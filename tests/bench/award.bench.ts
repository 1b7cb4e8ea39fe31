import { awardPurchase } from "@/lib/programs/domain/award-purchase"
import { compileDefinition } from "@/lib/programs/domain/compile-definition"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { Purchase } from "@/lib/programs/domain/purchase-base"
import { generateHistory } from "./history"
import { measure } from "./measure"

// The award engine alone, without a database: a rule per dollar, one with a condition, and a multiplier.
const definition: ProgramDefinition = {
  versionId: "v1",
  name: "Club",
  currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
  moneyCurrency: "USD",
  joinPolicy: "everyone",
  returnPolicy: "withinBalance",
  rules: [
    { id: "r1", name: "Spend", trigger: "purchase", effect: { kind: "perAmount", points: 1, perMinor: 100 } },
    {
      id: "r2",
      name: "Online",
      trigger: "purchase",
      effect: { kind: "fixed", points: 5 },
      condition: { combinator: "and", rules: [{ field: "purchase.channel", operator: "=", value: "online" }] },
    },
    { id: "r3", name: "Double", trigger: "purchase", effect: { kind: "multiplier", factor: "2" } },
  ],
  tiers: [],
}

const compiled = compileDefinition(definition, "America/New_York")
const rows = generateHistory(50_000)

await measure("Award engine", "purchases", 5, () => {
  for (const { day, amountMinor } of rows) {
    const purchase: Purchase = {
      externalId: "p",
      occurredAt: new Date(`${day}T17:00:00Z`),
      currency: "USD",
      amountMinor: BigInt(amountMinor),
      channel: "online",
      storeIds: [],
      storeTimeZone: null,
      storeRegion: null,
      taxMinor: 0n,
      shippingMinor: 0n,
      discountMinor: 0n,
      paidWithPointsMinor: 0n,
      taxIncluded: false,
      items: null,
    }
    awardPurchase({ compiled, purchase, member: { tierId: null } })
  }
  return rows.length
})
