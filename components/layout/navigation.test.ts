import { existsSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { permissions, rolePermissions } from "@/lib/core/permissions"
import { isCurrent, navigation, visibleNavigation } from "./navigation"
import { quickActions, visibleActions } from "./quick-actions"

const items = navigation.flatMap((group) => group.items)
const itemAt = (path: string) => {
  const item = items.find((one) => one.path === path)
  if (!item) throw new Error(`No item leads to ${path}`)
  return item
}

describe("visibleNavigation", () => {
  it("shows a cashier the counter and no empty group", () => {
    const groups = visibleNavigation(["vouchers:use", "members:read"])
    expect(groups.flatMap((group) => group.items.map((item) => item.label))).toEqual(["Members", "Counter"])
    expect(groups.every((group) => group.items.length > 0)).toBe(true)
  })
})

describe("isCurrent", () => {
  it("marks the overview only on itself", () => {
    expect(isCurrent("/d/demo", "/d/demo", itemAt(""))).toBe(true)
    expect(isCurrent("/d/demo/members", "/d/demo", itemAt(""))).toBe(false)
  })

  it("marks an area on the pages below it, not on a longer name", () => {
    expect(isCurrent("/d/demo/members/42", "/d/demo", itemAt("/members"))).toBe(true)
    expect(isCurrent("/d/demo/members-old", "/d/demo", itemAt("/members"))).toBe(false)
  })
})

describe("visibleActions", () => {
  it("shows each role what it may do", () => {
    const labels = (role: keyof typeof rolePermissions) =>
      visibleActions(rolePermissions[role]).map(({ label }) => label)
    expect(labels("cashier")).toEqual(["Redeem a reward or check a voucher", "Change your password, end sessions"])
    expect(labels("support")).toContain("Adjust points by file")
    expect(labels("marketer")).not.toContain("Make an API key")
    expect(labels("owner")).toHaveLength(quickActions.length)
  })

  it("names permissions that there are, and pages that exist", () => {
    for (const { path, permission } of quickActions) {
      expect(permissions).toContain(permission)
      expect(existsSync(`app/(dashboard)/d/[merchant]${path}/page.tsx`), path).toBe(true)
    }
  })
})
