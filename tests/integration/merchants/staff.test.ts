import { beforeEach, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { changeRole } from "@/lib/merchants/commands/change-role"
import { removeStaff } from "@/lib/merchants/commands/remove-staff"
import { listStaff } from "@/lib/merchants/queries/list-staff"
import { asStaff, auditActions, makeMerchant } from "@/tests/support/world"
import { makeStaff, type Person, roleOf } from "./staff"

let system: Ctx
let owner: Person
let cashier: Person

beforeEach(async () => {
  system = await makeMerchant()
  owner = await makeStaff(system, "owner")
  cashier = await makeStaff(system, "cashier")
})

describe("changeRole", () => {
  it("changes the role and says so in the audit log", async () => {
    await changeRole(owner.ctx, { userId: cashier.userId, role: "support" })
    expect(await roleOf(system, cashier.userId)).toBe("support")
    expect(await auditActions(system, cashier.userId)).toEqual(["staff.changeRole"])
  })

  it("keeps the last owner", async () => {
    const input = { userId: owner.userId, role: "manager" } as const
    await expect(changeRole(owner.ctx, input)).rejects.toMatchObject({ code: "last_owner" })
    await changeRole(owner.ctx, { userId: cashier.userId, role: "owner" })
    await changeRole(owner.ctx, input)
    expect(await roleOf(system, owner.userId)).toBe("manager")
  })

  it("keeps one owner when two step down at once", async () => {
    const second = await makeStaff(system, "owner")
    const down = (person: Person) => changeRole(person.ctx, { userId: person.userId, role: "cashier" })
    const results = await Promise.allSettled([down(owner), down(second)])
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect((await listStaff(system)).filter(({ role }) => role === "owner")).toHaveLength(1)
  })

  it("is forbidden to other roles, also for oneself", async () => {
    const input = { userId: cashier.userId, role: "owner" } as const
    await expect(changeRole(cashier.ctx, input)).rejects.toMatchObject({ code: "forbidden" })
    for (const role of ["manager", "marketer", "support"] as const)
      await expect(changeRole(asStaff(system, role), input)).rejects.toMatchObject({ code: "forbidden" })
  })

  it("does not let a narrower right unseat an owner", async () => {
    const narrow = { ...owner.ctx, permissions: new Set(["staff:write", "merchants:read"] as const) }
    await makeStaff(system, "owner")
    await expect(removeStaff(narrow, { userId: owner.userId })).rejects.toMatchObject({ code: "forbidden" })
  })

  it("knows nobody of another merchant", async () => {
    const stranger = await makeStaff(await makeMerchant(), "cashier")
    const input = { userId: stranger.userId, role: "support" } as const
    await expect(changeRole(owner.ctx, input)).rejects.toMatchObject({ code: "not_found" })
    await expect(removeStaff(owner.ctx, { userId: stranger.userId })).rejects.toMatchObject({ code: "not_found" })
  })
})

describe("removeStaff", () => {
  it("takes a person off the staff, once", async () => {
    await removeStaff(owner.ctx, { userId: cashier.userId })
    expect(await roleOf(system, cashier.userId)).toBeUndefined()
    expect(await auditActions(system, cashier.userId)).toEqual(["staff.remove"])
    await expect(removeStaff(owner.ctx, { userId: cashier.userId })).rejects.toMatchObject({ code: "not_found" })
  })

  it("keeps the last owner, and needs the right", async () => {
    await expect(removeStaff(owner.ctx, { userId: owner.userId })).rejects.toMatchObject({ code: "last_owner" })
    await expect(removeStaff(cashier.ctx, { userId: owner.userId })).rejects.toMatchObject({ code: "forbidden" })
  })
})
