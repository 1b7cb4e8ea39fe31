import { beforeEach, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { createStore } from "@/lib/purchases/commands/create-store"
import { importExchangeRates } from "@/lib/purchases/commands/import-exchange-rates"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { storeExchangeRate } from "@/lib/purchases/commands/store-exchange-rate"
import { storeExchangeRates } from "@/lib/purchases/commands/store-exchange-rates"
import { updateStore } from "@/lib/purchases/commands/update-store"
import { getStore } from "@/lib/purchases/queries/get-store"
import { listExchangeRates } from "@/lib/purchases/queries/list-exchange-rates"
import { listStores } from "@/lib/purchases/queries/list-stores"
import { asStaff, auditActions, makeMerchant } from "../../support/world"
import { later, makeClub, pointPerDollar, purchase } from "../purchases/club"

let ctx: Ctx

beforeEach(async () => {
  ctx = await makeMerchant(new Date("2026-03-10T12:00:00Z"))
})

const harbour = { externalId: "s-1", name: "Harbour", region: "North", timeZone: "America/Chicago" }

describe("stores", () => {
  it("are added, listed by name page by page, changed, and leave lines in the audit log", async () => {
    const marketer = asStaff(ctx, "marketer")
    const { id } = await createStore(marketer, harbour)
    for (const name of ["Airport", "Market", "Station"]) await createStore(marketer, { externalId: name, name })
    const first = await listStores(ctx, { limit: 2 })
    const second = await listStores(ctx, { limit: 2, cursor: first.nextCursor ?? "" })
    expect([...first.data, ...second.data].map(({ name }) => name)).toEqual(["Airport", "Harbour", "Market", "Station"])
    expect(second.nextCursor).toBeNull()
    await updateStore(marketer, { id, name: "Old Harbour", region: null })
    expect(await getStore(ctx, { id })).toEqual({ id, ...harbour, name: "Old Harbour", region: null })
    expect(await auditActions(ctx, id)).toEqual(["store.create", "store.update"])
  })

  it("have their own number, once for a merchant", async () => {
    await createStore(ctx, harbour)
    await expect(createStore(ctx, { ...harbour, name: "Again" })).rejects.toMatchObject({ code: "store_taken" })
    await expect(createStore(await makeMerchant(), harbour)).resolves.toMatchObject({ name: "Harbour" })
  })

  it("may change their region, and what was bought there stays worth what it was", async () => {
    const north = {
      combinator: "and" as const,
      rules: [{ field: "purchase.region", operator: "=" as const, value: "North" }],
    }
    const { ctx } = await makeClub({ rules: [{ ...pointPerDollar, condition: north }] })
    const { id } = await createStore(ctx, harbour)
    const bought = async (externalId: string) => {
      const body = { ...purchase(externalId, "ann", "2026-05-01T12:00:00Z", 10_000), storeId: harbour.externalId }
      return recordPurchase(ctx, body, { source: "api" })
    }
    const before = await bought("p1")
    await updateStore(ctx, { id, region: "South" })
    const after = await bought("p2")
    expect([before, after].map(({ awards }) => awards.map(({ points }) => points))).toEqual([[100n], []])
    const part = { externalId: "r1", occurredAt: "2026-05-20T12:00:00Z", amountMinor: 4_000 }
    const { reversals } = await recordReturn(later(ctx, 1), before.purchase.id, part)
    expect(reversals.map(({ points }) => points)).toEqual([40n])
  })

  it("are written by owners and marketers, and another merchant's do not exist", async () => {
    const { id } = await createStore(asStaff(ctx, "owner"), harbour)
    for (const role of ["manager", "support", "cashier"] as const) {
      await expect(createStore(asStaff(ctx, role), harbour)).rejects.toMatchObject({ code: "forbidden" })
      await expect(updateStore(asStaff(ctx, role), { id, name: "X" })).rejects.toMatchObject({ code: "forbidden" })
    }
    await expect(listStores(asStaff(ctx, "cashier"), { limit: 5 })).rejects.toMatchObject({ code: "forbidden" })
    const other = await makeMerchant()
    await expect(updateStore(other, { id, name: "X" })).rejects.toMatchObject({ code: "not_found" })
    await expect(getStore(other, { id })).rejects.toMatchObject({ code: "not_found" })
    expect((await listStores(other, { limit: 5 })).data).toEqual([])
  })
})

describe("exchange rates", () => {
  const rate = { from: "EUR", to: "USD", day: "2026-03-01", rate: "1.0842" }

  it("of one day are replaced, and listed the latest days first, page by page", async () => {
    await storeExchangeRate(ctx, { ...rate, rate: "1.1" })
    await storeExchangeRate(ctx, rate)
    await storeExchangeRates(ctx, {
      rates: [
        { ...rate, from: "GBP", rate: "1.3" },
        { ...rate, day: "2026-03-02", rate: "1.09" },
        { ...rate, day: "2026-03-02", rate: "1.08" },
      ],
    })
    const first = await listExchangeRates(ctx, { limit: 2 })
    const second = await listExchangeRates(ctx, { limit: 2, cursor: first.nextCursor ?? "" })
    expect([...first.data, ...second.data].map(({ id, rate }) => `${id} ${rate}`)).toEqual([
      "EUR-USD-2026-03-02 1.08",
      "EUR-USD-2026-03-01 1.0842",
      "GBP-USD-2026-03-01 1.3",
    ])
    expect((await listExchangeRates(ctx, { limit: 5, from: "GBP" })).data).toHaveLength(1)
    expect((await listExchangeRates(await makeMerchant(), { limit: 5 })).data).toEqual([])
  })

  it("of a file are stored all or none, with the rows at fault", async () => {
    const good = "from;to;day;rate\nEUR;USD;2026-03-01;1,0842\nEUR;USD;2026-03-02;1,08\n"
    expect(await importExchangeRates(asStaff(ctx, "marketer"), { csv: good })).toEqual({ stored: 2 })
    const bad = importExchangeRates(ctx, { csv: `${good}EUR;USD;soon;1\n` })
    await expect(bad).rejects.toMatchObject({ code: "file_not_readable", detail: expect.stringContaining("Row 4") })
    await expect(importExchangeRates(ctx, { csv: "" })).rejects.toMatchObject({ code: "file_not_readable" })
    const audit = await inRead(ctx, (tx) => tx.db.auditRow.findMany({ where: { action: "exchangeRate.import" } }))
    expect(audit.map(({ detail }) => detail)).toEqual([{ rates: 2, from: "2026-03-01", to: "2026-03-02" }])
  })

  it("are written by owners and marketers", async () => {
    for (const role of ["manager", "support", "cashier"] as const) {
      const who = asStaff(ctx, role)
      await expect(storeExchangeRate(who, rate)).rejects.toMatchObject({ code: "forbidden" })
      await expect(storeExchangeRates(who, { rates: [rate] })).rejects.toMatchObject({ code: "forbidden" })
      await expect(importExchangeRates(who, { csv: "x" })).rejects.toMatchObject({ code: "forbidden" })
    }
  })
})
