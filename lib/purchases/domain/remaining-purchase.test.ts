import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Purchase, purchaseBase } from "@/lib/programs/domain/purchase-base"
import { purchaseSchema } from "../schema"
import { afterReturns } from "./remaining-purchase"

function line(sku: string, amount: number, quantity = 1) {
  const amounts = { amountMinor: BigInt(amount), discountMinor: 0n }
  return { lineId: null, sku, category: null, kind: "goods" as const, quantity: BigInt(quantity), ...amounts }
}

function purchase(more: Partial<Purchase> = {}): Purchase {
  return {
    externalId: "p",
    occurredAt: new Date("2026-03-02T15:30:00Z"),
    currency: "USD",
    amountMinor: 1150n,
    taxMinor: 100n,
    shippingMinor: 50n,
    discountMinor: 0n,
    paidWithPointsMinor: 0n,
    taxIncluded: false,
    channel: null,
    storeIds: [],
    storeTimeZone: null,
    storeRegion: null,
    items: [line("a", 600, 2), line("b", 400)],
    ...more,
  }
}

const amount = (value: number) => ({ amountMinor: BigInt(value), items: null })

describe("afterReturns", () => {
  it("takes tax and shipping in proportion and spreads the rest over the lines that remain", () => {
    const { purchase: left, leftMinor } = afterReturns(purchase(), [amount(575)])
    expect(leftMinor).toBe(575n)
    expect(left && purchaseBase(left)).toEqual({ totalMinor: 500n, lineMinor: [300n, 200n] })
  })

  it("takes returned items off their lines", () => {
    const item = { lineId: null, sku: "a", quantity: 2n, amountMinor: 690n }
    const { purchase: left } = afterReturns(purchase(), [{ amountMinor: null, items: [item] }])
    expect(left && purchaseBase(left)).toEqual({ totalMinor: 400n, lineMinor: [0n, 400n] })
  })

  it("leaves nothing once all is returned, and refuses more", () => {
    const all = { amountMinor: null, items: null }
    const rest = afterReturns(purchase(), [amount(1000), all])
    expect(rest).toEqual({ purchase: null, leftMinor: 0n, returnedMinor: [1000n, 150n] })
    expect(() => afterReturns(purchase(), [all, amount(1)])).toThrow("return_exceeds_purchase")
    const many = { lineId: null, sku: "b", quantity: 2n, amountMinor: 1n }
    expect(() => afterReturns(purchase(), [{ amountMinor: null, items: [many] }])).toThrow("return_exceeds_purchase")
    const at = (path: string) => expect.objectContaining({ fields: [expect.objectContaining({ path })] })
    expect(() => afterReturns(purchase(), [amount(1151)])).toThrow(at("amountMinor"))
    expect(() => afterReturns(purchase(), [{ amountMinor: null, items: [many] }])).toThrow(at("items.0.quantity"))
    const unknown = { ...many, sku: "z" }
    expect(() => afterReturns(purchase(), [{ amountMinor: null, items: [unknown] }])).toThrow("invalid_input")
  })

  it("always leaves totals that add up", () => {
    const shape = fc.record({
      tax: fc.nat(500),
      shipping: fc.nat(500),
      lines: fc.array(fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 4 }),
      taxIncluded: fc.boolean(),
      returns: fc.array(fc.nat(400), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(shape, ({ tax, shipping, lines, taxIncluded, returns }) => {
        const items = lines.map(([value, quantity], index) => line(`${index}`, value, quantity))
        const goods = lines.reduce((sum, [value]) => sum + value, 0)
        const total = goods + (taxIncluded ? 0 : tax) + shipping
        fc.pre(returns.reduce((a, b) => a + b, 0) <= total)
        const totals = { amountMinor: BigInt(total), taxMinor: BigInt(tax), shippingMinor: BigInt(shipping) }
        const { purchase: left } = afterReturns(purchase({ ...totals, taxIncluded, items }), returns.map(amount))
        if (left) expect(purchaseBase(left).totalMinor).toBeLessThanOrEqual(BigInt(goods))
      }),
    )
  })
})

describe("purchaseSchema", () => {
  const body = { externalId: "1", occurredAt: "2026-03-01T09:30:00-05:00", currency: "USD", amountMinor: 100 }

  it("takes a purchase with totals alone", () => {
    expect(purchaseSchema.safeParse(body).success).toBe(true)
  })

  it.each([
    ["a day that does not exist", { occurredAt: "2026-02-30T09:30:00Z" }],
    ["an instant without its offset", { occurredAt: "2026-03-01T09:30:00" }],
    ["an integer beyond 2^53-1", { amountMinor: 2 ** 53 }],
    ["a fraction", { amountMinor: 1.5 }],
    ["a currency that does not exist", { currency: "ZZZ" }],
    ["a NUL character", { externalId: "a\0" }],
    ["a field that is not known", { colour: "red" }],
    ["a line's discount above its amount", { items: [{ sku: "a", quantity: 1, amountMinor: 1, discountMinor: 2 }] }],
    ["more paid with points than was charged", { paidWithPointsMinor: 101 }],
    ["a customer without anything to find by", { customer: { firstName: "A" } }],
  ])("refuses %s", (_, change) => {
    expect(purchaseSchema.safeParse({ ...body, ...change }).success).toBe(false)
  })
})
