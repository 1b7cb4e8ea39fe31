import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { acceptInvitation } from "@/lib/merchants/commands/accept-invitation"
import { inviteStaff } from "@/lib/merchants/commands/invite-staff"
import { joinMerchant } from "@/lib/merchants/commands/join-merchant"
import { resendInvitation } from "@/lib/merchants/commands/resend-invitation"
import { withdrawInvitation } from "@/lib/merchants/commands/withdraw-invitation"
import { getInvitation } from "@/lib/merchants/queries/get-invitation"
import { listInvitations } from "@/lib/merchants/queries/list-invitations"
import { listStaff } from "@/lib/merchants/queries/list-staff"
import { asPublic, asStaff, auditActions, makeMerchant } from "@/tests/support/world"
import { lastMail, mailedToken, makeStaff, type Person, password, roleOf } from "./staff"

let system: Ctx
let owner: Person
let other: Person
let count = 0

beforeAll(async () => {
  system = await makeMerchant()
  owner = await makeStaff(system, "owner")
  other = await makeStaff(await makeMerchant(), "owner")
})

const fresh = () => `new-${count++}@example.com`
const accept = (token: string, ctx = asPublic(system)) => acceptInvitation(ctx, { token, name: "Nia", password })

async function invite(email = fresh(), role: "cashier" | "owner" = "cashier") {
  const invitation = await inviteStaff(owner.ctx, { email, role })
  return { ...invitation, token: await mailedToken(system) }
}

describe("inviteStaff", () => {
  it("mails a link that only owners may read, and leaves an audit row", async () => {
    const { id, email } = await invite()
    expect(await lastMail(system)).toMatchObject({ toAddress: email, purpose: "staff", status: "held" })
    expect(await auditActions(system, id)).toEqual(["staff.invite"])
    expect((await listInvitations(owner.ctx)).map((row) => row.email)).toContain(email)
  })

  it.each(["manager", "marketer", "support", "cashier"] as const)("is forbidden to a %s", async (role) => {
    await expect(inviteStaff(asStaff(system, role), { email: fresh(), role: "cashier" })).rejects.toMatchObject({
      code: "forbidden",
    })
  })

  it("is forbidden to who may invite but not do as much as the role", async () => {
    const inviter = { ...owner.ctx, permissions: new Set(["staff:write", "members:read"] as const) }
    await expect(inviteStaff(inviter, { email: fresh(), role: "owner" })).rejects.toMatchObject({ code: "forbidden" })
  })

  it("refuses who is on the staff, in any spelling", async () => {
    const email = owner.email.toUpperCase()
    await expect(inviteStaff(owner.ctx, { email, role: "cashier" })).rejects.toMatchObject({ code: "email_taken" })
  })

  it("ends the earlier invitation to the same address", async () => {
    const first = await invite()
    const second = await invite(first.email)
    await expect(accept(first.token)).rejects.toMatchObject({ code: "invitation_invalid" })
    await expect(accept(second.token)).resolves.toEqual({ email: first.email })
  })
})

describe("acceptInvitation", () => {
  it("makes the account, gives the role, and works once", async () => {
    const { token, email } = await invite()
    await accept(token)
    const person = (await listStaff(owner.ctx)).find((row) => row.email === email)
    expect(person).toMatchObject({ role: "cashier", name: "Nia" })
    expect(await auditActions(system, person?.userId ?? "")).toEqual(["staff.join"])
    await expect(accept(token)).rejects.toMatchObject({ code: "invitation_invalid" })
    expect(await getInvitation(asPublic(system), token)).toBeNull()
  })

  it("lets one of several in who open it at once", async () => {
    const { token } = await invite()
    const results = await Promise.allSettled([accept(token), accept(token), accept(token)])
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  })

  it("does not take over an account that exists", async () => {
    const { token } = await invite(other.email)
    await expect(accept(token)).rejects.toMatchObject({ code: "email_taken" })
    // Refused as a whole: the invitation is still open for its account.
    expect(await getInvitation(asPublic(system), token)).toMatchObject({ accountId: other.userId })
  })

  it("is worth nothing at another merchant, not even under its name", async () => {
    const { token } = await invite()
    const elsewhere = asPublic(other.ctx)
    await expect(accept(token, elsewhere)).rejects.toMatchObject({ code: "invitation_invalid" })
    const renamed = token.replace(system.merchant.slug, other.ctx.merchant.slug)
    await expect(accept(renamed, elsewhere)).rejects.toMatchObject({ code: "invitation_invalid" })
  })

  it("ends after its days", async () => {
    const { id, token } = await invite()
    const past = new Date(system.now.getTime() - 1000)
    await inTransaction(system, (tx) =>
      tx.db.staffInvitation.updateMany({ where: { merchantId: system.merchantId, id }, data: { expiresAt: past } }),
    )
    await expect(accept(token)).rejects.toMatchObject({ code: "invitation_invalid" })
    expect((await listInvitations(owner.ctx)).find((row) => row.id === id)?.expired).toBe(true)
  })
})

describe("joinMerchant", () => {
  it("adds the signed-in account that was invited, once", async () => {
    const joining = await makeStaff(other.ctx, "marketer")
    const { token } = await invite(joining.email)
    const input = { token, userId: joining.userId }
    expect(await joinMerchant(asPublic(system), input)).toEqual({ slug: system.merchant.slug })
    expect(await roleOf(system, joining.userId)).toBe("cashier")
    expect(await roleOf(other.ctx, joining.userId)).toBe("marketer")
    await expect(joinMerchant(asPublic(system), input)).rejects.toMatchObject({ code: "invitation_invalid" })
  })

  it("refuses another account, and nobody", async () => {
    const { token } = await invite()
    const join = (userId: string | undefined) => joinMerchant(asPublic(system), { token, userId })
    await expect(join(other.userId)).rejects.toMatchObject({ code: "forbidden" })
    await expect(join(newId())).rejects.toMatchObject({ code: "forbidden" })
    await expect(join(undefined)).rejects.toMatchObject({ code: "unauthenticated" })
    expect(await getInvitation(asPublic(system), token)).not.toBeNull()
  })
})

describe("resendInvitation", () => {
  it("makes a new link and ends the old one", async () => {
    const { id, token } = await invite()
    await resendInvitation(owner.ctx, { invitationId: id })
    const renewed = await mailedToken(system)
    expect(renewed).not.toBe(token)
    await expect(accept(token)).rejects.toMatchObject({ code: "invitation_invalid" })
    await accept(renewed)
    expect(await auditActions(system, id)).toEqual(["staff.invite", "staff.resendInvitation"])
    await expect(resendInvitation(owner.ctx, { invitationId: id })).rejects.toMatchObject({
      code: "invitation_invalid",
    })
  })

  it("knows no other merchant's invitation, and needs the right", async () => {
    const { id } = await invite()
    await expect(resendInvitation(other.ctx, { invitationId: id })).rejects.toMatchObject({ code: "not_found" })
    await expect(resendInvitation(asStaff(system, "manager"), { invitationId: id })).rejects.toMatchObject({
      code: "forbidden",
    })
  })
})

describe("withdrawInvitation", () => {
  it("ends the link, once", async () => {
    const { id, token } = await invite()
    await withdrawInvitation(owner.ctx, { invitationId: id })
    await expect(accept(token)).rejects.toMatchObject({ code: "invitation_invalid" })
    expect(await auditActions(system, id)).toContain("staff.withdrawInvitation")
    await expect(withdrawInvitation(owner.ctx, { invitationId: id })).rejects.toMatchObject({
      code: "invitation_invalid",
    })
  })

  it("knows no other merchant's invitation, and needs the right", async () => {
    const { id } = await invite()
    await expect(withdrawInvitation(other.ctx, { invitationId: id })).rejects.toMatchObject({ code: "not_found" })
    await expect(withdrawInvitation(asStaff(system, "support"), { invitationId: id })).rejects.toMatchObject({
      code: "forbidden",
    })
  })
})
