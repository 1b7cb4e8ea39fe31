import { friendly } from "../friendly-amount"
import type { Preset } from "../preset"
import {
  discountRewards,
  earningFor,
  ladderOf,
  lapse,
  pointsOfOrder,
  smallMinor,
  spendRule,
  valueFor,
  wordsFor,
} from "../preset-parts"

export const bookings: Preset = {
  key: "bookings",
  name: "Service bookings",
  summary: "Points for appointments that were kept, more for bringing somebody along, and for what is paid.",
  suits: "Suits salons, studios, workshops and practices that live from appointments.",
  mind: "Your booking software reports each kept appointment as the activity booking.completed.",
  build(scale) {
    const earning = earningFor(scale)
    const order = pointsOfOrder(scale, earning)
    const kept = friendly(order / 2)
    const visits = Math.max(2, Math.round(scale.visitsPerYear))
    const { perk, small } = wordsFor(scale)
    return {
      currency: { code: "POINTS", name: "point", plural: "points", value: valueFor(scale, earning) },
      joinPolicy: "everyone",
      rules: [
        {
          name: "An appointment kept",
          trigger: "event",
          eventType: "booking.completed",
          effect: { kind: "fixed", points: kept },
          limits: { perMember: { count: 1, per: "day" } },
          expiry: lapse(scale),
        },
        {
          name: "Brought somebody along",
          trigger: "event",
          eventType: "booking.completed",
          condition: { combinator: "and", rules: [{ field: "event.data.guests", operator: ">=", value: 2 }] },
          effect: { kind: "fixed", points: kept },
          limits: { perMember: { count: 2, per: "month" } },
          expiry: lapse(scale),
        },
        spendRule(scale, "Points for what you pay", earning),
      ],
      tiers: ladderOf({ metric: "purchases", window: "rolling365", downgrade: "toEligible" }, [
        { name: "Guest", threshold: 0 },
        {
          name: "Regular",
          threshold: Math.max(2, friendly(visits * 1.5)),
          earningMultiplier: "1.25",
          benefits: [
            { kind: "entitlement", name: small, count: 2, per: "calendarYear", unitCostMinor: smallMinor(scale, 2) },
            { kind: "serviceLevel", name: perk, text: "You choose your time before others." },
          ],
        },
      ]),
      rewards: discountRewards(scale, earning),
      eventTypes: ["booking.completed"],
    }
  },
}
