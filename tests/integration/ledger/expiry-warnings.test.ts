import { expect, test } from "vitest"
import { systemCtx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { warnOfExpiry } from "@/lib/ledger/commands/warn-of-expiry"
import { listExpiryWarnings } from "@/lib/ledger/queries/list-expiry-warnings"
import { makeMember, makeMerchant, makeProgram, topics } from "../../support/world"

test("a member is warned 30, 7 and 1 of the merchant's days before points expire, each time once", async () => {
  const ctx = await makeMerchant(new Date("2026-01-02T16:00:00Z"))
  const programId = await makeProgram(ctx)
  const gone = new Date("2026-03-04T05:00:00Z")
  const memberId = await makeMember(ctx, programId, 120n, gone)
  await makeMember(ctx, programId, 50n)
  const night = (instant: string) => warnOfExpiry(systemCtx(ctx.merchant, "test", new Date(instant)))
  expect(await night("2026-02-01T12:00:00Z")).toBe(0)
  // New York is still on 1 February then.
  expect(await night("2026-02-02T04:59:00Z")).toBe(0)
  expect(await night("2026-02-02T05:00:00Z")).toBe(1)
  expect(await night("2026-02-02T12:00:00Z")).toBe(0)
  expect(await night("2026-02-12T12:00:00Z")).toBe(0)
  // The night of the 25th was missed.
  expect(await night("2026-02-26T12:00:00Z")).toBe(1)
  expect(await night("2026-03-02T12:00:00Z")).toBe(0)
  expect(await Promise.all([night("2026-03-03T12:00:00Z"), night("2026-03-03T12:00:00Z")])).toContain(1)
  expect(await night("2026-03-04T12:00:00Z")).toBe(0)
  const { data } = await listExpiryWarnings(ctx, { memberId, limit: 10 })
  expect(data.map(({ daysBefore, points, expiresAt }) => [daysBefore, points, expiresAt])).toEqual(
    [1, 7, 30].map((daysBefore) => [daysBefore, 120n, gone.toISOString()]),
  )
  expect((await topics(ctx)).filter((topic) => topic === "points.expiring")).toHaveLength(3)
  const audit = await inRead(ctx, (tx) =>
    tx.db.auditRow.count({ where: { merchantId: ctx.merchantId, action: "points.warn" } }),
  )
  expect(audit).toBe(3)
  const stranger = await makeMerchant()
  await expect(listExpiryWarnings(stranger, { memberId, limit: 10 })).rejects.toMatchObject({ code: "not_found" })
})
