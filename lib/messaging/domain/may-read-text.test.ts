import { describe, expect, it } from "vitest"
import { rolePermissions } from "@/lib/core/permissions"
import { mayReadText } from "./may-read-text"

const of = (role: keyof typeof rolePermissions) => new Set(rolePermissions[role])

describe("mayReadText", () => {
  it("lets who reads messages read plain messages in any state", () => {
    expect(mayReadText(of("support"), { purpose: "message", status: "sent" })).toBe(true)
    expect(mayReadText(of("cashier"), { purpose: "message", status: "sent" })).toBe(false)
  })

  it("keeps links into accounts from everybody but owners, and from them too once they were sent", () => {
    expect(mayReadText(of("owner"), { purpose: "staff", status: "held" })).toBe(true)
    expect(mayReadText(of("owner"), { purpose: "staff", status: "sent" })).toBe(false)
    expect(mayReadText(of("owner"), { purpose: "staff", status: "queued" })).toBe(false)
    for (const role of ["manager", "marketer", "support", "cashier"] as const)
      expect(mayReadText(of(role), { purpose: "staff", status: "held" })).toBe(false)
  })

  it("shows a member's code only while it is held, to who may change members", () => {
    expect(mayReadText(of("support"), { purpose: "code", status: "held" })).toBe(true)
    expect(mayReadText(of("manager"), { purpose: "code", status: "held" })).toBe(false)
    expect(mayReadText(of("owner"), { purpose: "code", status: "sent" })).toBe(false)
  })

  it("shows private messages to nobody", () => {
    expect(mayReadText(of("owner"), { purpose: "private", status: "held" })).toBe(false)
  })
})
