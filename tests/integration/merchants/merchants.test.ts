import { describe, expect, it } from "vitest"
import { verifyPassword } from "@/lib/core/auth/password"
import { systemCtx } from "@/lib/core/ctx"
import { inGlobal, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { createMerchant } from "@/lib/merchants/commands/create-merchant"
import { startInstallation } from "@/lib/merchants/commands/start-installation"
import { updateMerchant } from "@/lib/merchants/commands/update-merchant"
import { getSetupProgress } from "@/lib/merchants/queries/get-setup-progress"
import { hasMerchant } from "@/lib/merchants/queries/has-merchant"
import { listAuditActions } from "@/lib/merchants/queries/list-audit-actions"
import { listAuditRows } from "@/lib/merchants/queries/list-audit-rows"
import { asStaff, auditActions, makeCustomer, makeMerchant } from "@/tests/support/world"
import { password } from "./staff"

const place = { name: "Blue Door", timeZone: "America/New_York", currency: "USD" }

describe("startInstallation", () => {
  it("makes the first merchant, one of several who begin at once, and never another", async () => {
    expect(await hasMerchant()).toBe(false)
    const begin = (slug: string) =>
      startInstallation({
        ...place,
        slug,
        ownerName: "Ana",
        ownerEmail: `${slug}@example.com`,
        ownerPassword: password,
      })
    const results = await Promise.allSettled([begin("one"), begin("two"), begin("three")])
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    await expect(begin("four")).rejects.toMatchObject({ code: "already_set_up" })
    expect(await inGlobal((db) => db.merchant.count())).toBe(1)
  })
})

describe("createMerchant", () => {
  it("makes a merchant and an owner with a password that works", async () => {
    const made = await createMerchant({ ...place, slug: "fresh", ownerEmail: "Ana@Example.com" })
    expect(made.slug).toBe("fresh")
    const user = await inGlobal((db) => db.staffUser.findUniqueOrThrow({ where: { emailKey: "ana@example.com" } }))
    expect(await verifyPassword(user.passwordHash, made.ownerPassword ?? "")).toBe(true)
    const ctx = systemCtx({ ...place, id: made.merchantId, slug: "fresh", accent: "#0F766E", isDemo: false }, "test")
    expect(await auditActions(ctx, made.merchantId)).toEqual(["merchant.create"])
  })

  it("leaves the password of an owner who is known already", async () => {
    const first = await createMerchant({ ...place, slug: "known-1", ownerEmail: "ben@example.com" })
    const second = await createMerchant({ ...place, slug: "known-2", ownerEmail: "BEN@example.com" })
    expect(second.ownerPassword).toBeNull()
    const user = await inGlobal((db) => db.staffUser.findUniqueOrThrow({ where: { emailKey: "ben@example.com" } }))
    expect(await verifyPassword(user.passwordHash, first.ownerPassword ?? "")).toBe(true)
    const merchants = await inGlobal((db) => db.membership.count({ where: { userId: user.id } }), user.id)
    expect(merchants).toBe(2)
  })

  it("refuses an address that is taken, leaving no user behind", async () => {
    await createMerchant({ ...place, slug: "taken", ownerEmail: "cy@example.com" })
    const again = createMerchant({ ...place, slug: "taken", ownerEmail: "dee@example.com" })
    await expect(again).rejects.toMatchObject({ code: "slug_taken" })
    expect(await inGlobal((db) => db.staffUser.findUnique({ where: { emailKey: "dee@example.com" } }))).toBeNull()
  })
})

describe("updateMerchant", () => {
  const wanted = { name: "Red Door", timeZone: "Europe/Berlin", currency: "EUR", accent: "#112233" }

  it("changes what it is told, and says so in the audit log", async () => {
    const ctx = await makeMerchant()
    await updateMerchant(asStaff(ctx, "owner"), wanted)
    expect(await inGlobal((db) => db.merchant.findUnique({ where: { id: ctx.merchantId } }))).toMatchObject(wanted)
    expect(await auditActions(ctx, ctx.merchantId)).toEqual(["merchant.update"])
  })

  it("is forbidden to every role but owner", async () => {
    const ctx = await makeMerchant()
    for (const role of ["manager", "marketer", "support", "cashier"] as const)
      await expect(updateMerchant(asStaff(ctx, role), wanted)).rejects.toMatchObject({ code: "forbidden" })
  })

  it("keeps zone and currency once a purchase is recorded", async () => {
    const ctx = await makeMerchant()
    const customerId = await makeCustomer(ctx)
    const money = { currency: "USD", amountMinor: 100n, baseMinor: 100n, revenueMinor: 100n }
    const when = { occurredAt: ctx.now, recordedAt: ctx.now, localDay: ctx.now }
    await inTransaction(ctx, (tx) =>
      tx.db.purchase.create({
        data: { merchantId: ctx.merchantId, id: newId(), externalId: "1", customerId, ...money, ...when },
      }),
    )
    const { timeZone, currency } = ctx.merchant
    await expect(updateMerchant(ctx, wanted)).rejects.toMatchObject({ code: "merchant_has_history" })
    await expect(updateMerchant(ctx, { ...wanted, timeZone, currency })).resolves.toMatchObject({ name: "Red Door" })
    expect((await getSetupProgress(ctx)).states).toMatchObject({ import: "done", design: "current" })
  })
})

describe("the audit log", () => {
  it("goes on where the page before ended, filters, and shows no other merchant's rows", async () => {
    const ctx = await makeMerchant()
    const owner = asStaff(ctx, "owner")
    const wanted = { ...place, accent: "#112233" }
    for (let index = 0; index < 5; index += 1) await updateMerchant(owner, wanted)
    await updateMerchant(await makeMerchant(), wanted)
    const first = await listAuditRows(owner, { limit: 3 })
    const second = await listAuditRows(owner, { limit: 3, cursor: first.nextCursor ?? undefined })
    const ids = [...first.data, ...second.data].map(({ id }) => id)
    expect(new Set(ids).size).toBe(5)
    expect(second.nextCursor).toBeNull()
    expect(await listAuditActions(owner)).toEqual(["merchant.update"])
    expect((await listAuditRows(owner, { limit: 3, action: "nothing" })).data).toEqual([])
    await expect(listAuditRows(asStaff(ctx, "cashier"), { limit: 3 })).rejects.toMatchObject({ code: "forbidden" })
  })
})
