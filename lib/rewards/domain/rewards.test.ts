import { describe, expect, it } from "vitest"
import { choiceWords, mostChosen } from "./by-points"
import { imageType } from "./image-type"
import { planRedemption, voucherExpiry } from "./redemption"
import { rewardState } from "./reward"
import { looksLikeVoucherCode, readVoucherCode, requireUsable, voucherStanding } from "./voucher"

const now = new Date("2026-03-01T12:00:00Z")
const open = { stock: null, startsAt: null, endsAt: null, archivedAt: null }

describe("a reward", () => {
  it("is live from its first instant up to, not at, its end", () => {
    expect(rewardState({ ...open, startsAt: now }, now)).toBe("live")
    expect(rewardState({ ...open, endsAt: now }, now)).toBe("ended")
    expect(rewardState({ ...open, startsAt: new Date(now.getTime() + 1) }, now)).toBe("upcoming")
    expect(rewardState({ ...open, stock: 0n }, now)).toBe("outOfStock")
    expect(rewardState({ ...open, stock: 0n, archivedAt: now }, now)).toBe("archived")
  })

  it("costs its points for each unit, and is not sold beyond its stock", () => {
    const reward = { ...open, stock: 3n, costPoints: 100n, priceMinor: 0n, detail: {} }
    expect(planRedemption(reward, { quantity: 3 }, 300n, now)).toEqual({ points: 300n, amountMinor: null })
    expect(() => planRedemption(reward, { quantity: 4 }, 1000n, now)).toThrow("out_of_stock")
    expect(() => planRedemption(reward, { quantity: 3 }, 299n, now)).toThrow("insufficient_points")
    expect(() => planRedemption({ ...reward, endsAt: now }, {}, 300n, now)).toThrow("reward_not_available")
  })

  it("by points gives what the chosen points are worth, rounded down, and nothing outside of what may be chosen", () => {
    const byPoints = { minimumPoints: 250, maximumPoints: 1000, stepPoints: 50 }
    const reward = { ...open, costPoints: 150n, priceMinor: 0n, detail: { amountMinor: 100, byPoints } }
    const plan = (points: number, has = 5000n) => planRedemption(reward, { points }, has, now)
    // 250 × 100 / 150 = 166.67 and 1000 × 100 / 150 = 666.67 minor units.
    expect(plan(250)).toEqual({ points: 250n, amountMinor: 166n })
    expect(plan(1000)).toEqual({ points: 1000n, amountMinor: 666n })
    const told = { fields: [{ path: "points", message: "Choose from 250 to 1,000 in steps of 50." }] }
    for (const points of [249, 251, 1050, 1]) expect(() => plan(points)).toThrow(expect.objectContaining(told))
    expect(() => plan(300, 299n)).toThrow("insufficient_points")
    expect(() => planRedemption(reward, {}, 5000n, now)).toThrow("invalid_input")
    expect(() => planRedemption(reward, { quantity: 1, points: 300 }, 5000n, now)).toThrow("invalid_input")
    expect(() => planRedemption({ ...reward, detail: {} }, { points: 300 }, 5000n, now)).toThrow("invalid_input")
  })

  it("by points offers somebody the most that they can choose", () => {
    const choice = { minimumPoints: 250, maximumPoints: 1000, stepPoints: 100 }
    expect([249n, 250n, 349n, 455n, 9999n].map((points) => mostChosen(choice, points))).toEqual([
      null,
      250,
      250,
      450,
      950,
    ])
    expect(mostChosen({ minimumPoints: 10 }, 77n)).toBe(77)
    expect(choiceWords({ minimumPoints: 1000 })).toBe("1,000 or more")
    expect(choiceWords({ minimumPoints: 1000 }, "beans")).toBe("1,000 or more beans")
    expect(choiceWords({ minimumPoints: 500, maximumPoints: 5000, stepPoints: 100 }, "beans")).toBe(
      "from 500 to 5,000 beans in steps of 100",
    )
  })
})

describe("a voucher", () => {
  it("is good through its last local day, over a change of clocks too", () => {
    // Clocks in New York go forward on 8 March 2026: the ninth begins at 04:00 UTC, not 05:00.
    expect(voucherExpiry(now, 7, "America/New_York").toISOString()).toBe("2026-03-09T04:00:00.000Z")
  })

  it("is read from what was typed, with or without dashes and in any case", () => {
    expect(readVoucherCode("k7qm2xpa9rtd")).toBe("K7QM-2XPA-9RTD")
    expect(readVoucherCode(" K7QM 2XPA 9RTD ")).toBe("K7QM-2XPA-9RTD")
    expect(readVoucherCode("K7QM-2XPA")).toBeNull()
  })

  it("is told from cards and addresses at the counter", () => {
    expect(looksLikeVoucherCode("k7qm-2xpa-9rtd")).toBe(true)
    expect(looksLikeVoucherCode("329944994222")).toBe(false)
    expect(looksLikeVoucherCode("ada@example.com")).toBe(false)
  })

  it("is used, cancelled or expired in this order of saying so", () => {
    expect(voucherStanding({ status: "used", expiresAt: now }, now)).toBe("used")
    expect(voucherStanding({ status: "issued", expiresAt: now }, now)).toBe("expired")
    expect(() => requireUsable({ status: "cancelled", expiresAt: null }, now)).toThrow("voucher_cancelled")
    expect(() => requireUsable({ status: "issued", expiresAt: null }, now)).not.toThrow()
  })
})

describe("a picture", () => {
  const bytes = (...head: number[]) => new Uint8Array([...head, ...new Array(16).fill(0)])

  it("is what its first bytes say, not what it is called", () => {
    expect(imageType(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe("image/png")
    expect(imageType(bytes(0xff, 0xd8, 0xff))).toBe("image/jpeg")
    expect(imageType(bytes(0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50))).toBe("image/webp")
    expect(imageType(new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'>"))).toBeNull()
    expect(imageType(new Uint8Array())).toBeNull()
  })
})
