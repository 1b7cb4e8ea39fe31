import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { confirmMemberCode } from "@/lib/portal/commands/confirm-member-code"
import { leaveProgram } from "@/lib/portal/commands/leave-program"
import { requestMemberCode } from "@/lib/portal/commands/request-member-code"
import { signOutMember } from "@/lib/portal/commands/sign-out-member"
import { asPublic, auditActions, makeCustomer, makeMerchant, makeProgram } from "@/tests/support/world"
import {
  ctxOfToken,
  device,
  expireCodes,
  joinAs,
  lastMail,
  mailedCode,
  memberIdOf,
  openProgram,
  sessionOfToken,
} from "./portal-world"

let ctx: Ctx
let program: string
let programId: string

beforeAll(async () => {
  ctx = await makeMerchant()
  ;({ id: programId, slug: program } = await openProgram(ctx, "club"))
})

const join = { firstName: "Ada", emailConsent: true }

async function ask(email: string, joining = true) {
  const { origin } = device()
  return requestMemberCode(asPublic(ctx), { program, email, join: joining, origin })
}

function enter(email: string, codeId: string, code: string, more: object = {}) {
  return confirmMemberCode(asPublic(ctx), { program, email, codeId, code, join, ...device(), ...more })
}

function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0")
}

async function membersOf(email: string) {
  return inRead(ctx, (tx) =>
    tx.db.member.findMany({ where: { merchantId: ctx.merchantId, customer: { email } }, include: { customer: true } }),
  )
}

describe("joining", () => {
  it("makes nothing before the address is proven, then a customer and a member", async () => {
    const email = "new@example.com"
    const { codeId } = await ask(email)
    expect(await membersOf(email)).toEqual([])
    const { token, memberId } = await enter(email, codeId, await mailedCode(ctx, email))
    const [member] = await membersOf(email)
    expect(member).toMatchObject({ id: memberId, programId, status: "active", customer: { firstName: "Ada" } })
    expect((await sessionOfToken(ctx, token)).memberId).toBe(memberId)
    expect(await auditActions(ctx, memberId)).toEqual(["member.enroll", "member.signIn"])
    const consents = await inRead(ctx, (tx) =>
      tx.db.customerConsent.findMany({ where: { merchantId: ctx.merchantId, customerId: member?.customerId } }),
    )
    expect(consents).toEqual([expect.objectContaining({ channel: "email", granted: true })])
  })

  it("takes the known customer with that address, in capitals or not", async () => {
    const customerId = await makeCustomer(ctx, { email: "known@example.com", firstName: "Grace" })
    await inTransaction(ctx, (tx) =>
      tx.db.customerIdentifier.create({
        data: { merchantId: ctx.merchantId, id: newId(), customerId, kind: "email", value: "known@example.com" },
      }),
    )
    const { codeId } = await ask("Known@Example.com")
    await enter("Known@Example.com", codeId, await mailedCode(ctx, "Known@Example.com"))
    const members = await membersOf("known@example.com")
    expect(members).toEqual([
      expect.objectContaining({ customerId, customer: expect.objectContaining({ firstName: "Grace" }) }),
    ])
  })

  it("signs a member in who joins a second time", async () => {
    const first = await joinAs(ctx, program, "twice@example.com")
    const second = await joinAs(ctx, program, "twice@example.com", "Mallory")
    expect(memberIdOf(second)).toBe(memberIdOf(first))
    expect((await membersOf("twice@example.com"))[0]?.customer.firstName).toBe("Ada")
  })

  it("gives points and history back to who left and joins again", async () => {
    const member = await joinAs(ctx, program, "back@example.com")
    await leaveProgram(member)
    const { codeId } = await ask("back@example.com", false)
    expect((await lastMail(ctx, "back@example.com"))?.text).not.toMatch(/\d{3} \d{3}/)
    await expect(enter("back@example.com", codeId, "123456", { join: undefined })).rejects.toMatchObject({
      code: "wrong_code",
    })
    const again = await joinAs(ctx, program, "back@example.com")
    expect(memberIdOf(again)).toBe(memberIdOf(member))
    expect(await auditActions(ctx, memberIdOf(member))).toContain("member.rejoin")
  })
})

describe("a code", () => {
  it("is not kept in the open", async () => {
    const { codeId } = await ask("hashed@example.com")
    const code = await mailedCode(ctx, "hashed@example.com")
    const stored = await inRead(ctx, (tx) =>
      tx.db.memberCode.findUniqueOrThrow({ where: { merchantId_id: { merchantId: ctx.merchantId, id: codeId } } }),
    )
    expect(stored.codeHash).not.toContain(code)
  })

  it("is refused when it is wrong, and then taken when it is right", async () => {
    const { codeId } = await ask("wrong@example.com")
    const code = await mailedCode(ctx, "wrong@example.com")
    await expect(enter("wrong@example.com", codeId, otherThan(code))).rejects.toMatchObject({ code: "wrong_code" })
    await expect(enter("wrong@example.com", codeId, code)).resolves.toMatchObject({ token: expect.any(String) })
  })

  it("is refused the sixth time, even when it is right", async () => {
    const { codeId } = await ask("six@example.com")
    const code = await mailedCode(ctx, "six@example.com")
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await expect(enter("six@example.com", codeId, otherThan(code))).rejects.toMatchObject({ code: "wrong_code" })
    }
    await expect(enter("six@example.com", codeId, code)).rejects.toMatchObject({ code: "wrong_code" })
    expect(await membersOf("six@example.com")).toEqual([])
  })

  it("counts attempts made at the same moment", async () => {
    const { codeId } = await ask("burst@example.com")
    const code = await mailedCode(ctx, "burst@example.com")
    await Promise.allSettled(Array.from({ length: 8 }, () => enter("burst@example.com", codeId, otherThan(code))))
    const stored = await inRead(ctx, (tx) =>
      tx.db.memberCode.findUniqueOrThrow({ where: { merchantId_id: { merchantId: ctx.merchantId, id: codeId } } }),
    )
    expect(stored.attempts).toBe(5)
  })

  it("expires", async () => {
    const { codeId } = await ask("late@example.com")
    const code = await mailedCode(ctx, "late@example.com")
    await expireCodes(ctx, "late@example.com")
    await expect(enter("late@example.com", codeId, code)).rejects.toMatchObject({ code: "wrong_code" })
  })

  it("works once", async () => {
    const { codeId } = await ask("once@example.com")
    const code = await mailedCode(ctx, "once@example.com")
    await enter("once@example.com", codeId, code)
    await expect(enter("once@example.com", codeId, code)).rejects.toMatchObject({ code: "wrong_code" })
  })

  it("belongs to its address, its program and its merchant", async () => {
    const { codeId } = await ask("mine@example.com")
    const code = await mailedCode(ctx, "mine@example.com")
    await joinAs(ctx, program, "victim@example.com")
    await expect(enter("victim@example.com", codeId, code)).rejects.toMatchObject({ code: "wrong_code" })
    const other = await openProgram(ctx, "other-club")
    await expect(enter("mine@example.com", codeId, code, { program: other.slug })).rejects.toMatchObject({
      code: "wrong_code",
    })
    const stranger = await makeMerchant()
    await openProgram(stranger, program)
    const there = { program, email: "mine@example.com", codeId, code, join, ...device() }
    await expect(confirmMemberCode(asPublic(stranger), there)).rejects.toMatchObject({ code: "wrong_code" })
  })
})

describe("asking for a code", () => {
  it("answers alike whether the address is known or not, and mails strangers no code", async () => {
    await joinAs(ctx, program, "member@example.com")
    const known = await ask("member@example.com", false)
    const unknown = await ask("stranger@example.com", false)
    expect(Object.keys(unknown)).toEqual(Object.keys(known))
    expect(await mailedCode(ctx, "member@example.com")).toMatch(/^\d{6}$/)
    expect((await lastMail(ctx, "stranger@example.com"))?.text).toContain(`/p/${ctx.merchant.slug}/${program}/join`)
    await expect(enter("stranger@example.com", unknown.codeId, "000000", { join: undefined })).rejects.toMatchObject({
      code: "wrong_code",
    })
  })

  it("is throttled for each address", async () => {
    for (let time = 1; time <= 5; time += 1) await ask("often@example.com")
    await expect(ask("often@example.com")).rejects.toMatchObject({ code: "too_many_requests" })
    await expect(ask("often@example.org")).resolves.toMatchObject({ codeId: expect.any(String) })
  })

  it("is open to a device that the address knows, however often strangers asked", async () => {
    const asked = { program, email: "owned@example.com", join: true, ...device() }
    for (let time = 1; time <= 5; time += 1) await requestMemberCode(asPublic(ctx), asked)
    await expect(requestMemberCode(asPublic(ctx), asked)).rejects.toMatchObject({ code: "too_many_requests" })
    const known = { ...asked, device: "known-phone" }
    const { codeId } = await requestMemberCode(asPublic(ctx), known)
    const code = await mailedCode(ctx, "owned@example.com")
    for (let time = 1; time <= 10; time += 1) {
      await enter("owned@example.com", codeId, "nonsense").catch(() => {})
    }
    const entered = { ...known, join, codeId, code }
    const late = await requestMemberCode(asPublic(ctx), known)
    const right = { ...entered, codeId: late.codeId, code: await mailedCode(ctx, "owned@example.com") }
    await expect(confirmMemberCode(asPublic(ctx), { ...right, device: undefined })).rejects.toMatchObject({
      code: "too_many_requests",
    })
    await expect(confirmMemberCode(asPublic(ctx), right)).resolves.toMatchObject({ token: expect.any(String) })
  })

  it("finds no draft and no unknown program", async () => {
    const draftId = await makeProgram(ctx, "draft")
    const draft = `p-${draftId.slice(-12)}`
    const asked = { email: "x@example.com", join: true, ...device() }
    await expect(requestMemberCode(asPublic(ctx), { ...asked, program: draft })).rejects.toMatchObject({
      code: "not_found",
    })
    await expect(requestMemberCode(asPublic(ctx), { ...asked, program: "nowhere" })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})

describe("a session", () => {
  it("gives way to the next on the same device", async () => {
    const first = await ask("device@example.com")
    const { token } = await enter("device@example.com", first.codeId, await mailedCode(ctx, "device@example.com"))
    const second = await ask("device@example.com", false)
    const code = await mailedCode(ctx, "device@example.com")
    const next = await enter("device@example.com", second.codeId, code, { join: undefined, previousToken: token })
    expect((await sessionOfToken(ctx, token)).revokedAt).not.toBeNull()
    expect((await sessionOfToken(ctx, next.token)).revokedAt).toBeNull()
  })

  it("ends alone, or with all others", async () => {
    const [one, two, three] = [
      await joinAs(ctx, program, "many@example.com"),
      await joinAs(ctx, program, "many@example.com"),
      await joinAs(ctx, program, "many@example.com"),
    ]
    expect(await signOutMember(one, { which: "this" })).toEqual({ ended: 1 })
    const sessionId = two.actor.kind === "member" ? two.actor.sessionId : ""
    expect(await signOutMember(three, { which: { sessionId } })).toEqual({ ended: 1 })
    expect(await signOutMember(three, { which: "all" })).toEqual({ ended: 1 })
  })

  it("is never ended by another member", async () => {
    const mine = await joinAs(ctx, program, "owner@example.com")
    const other = await joinAs(ctx, program, "attacker@example.com")
    const sessionId = mine.actor.kind === "member" ? mine.actor.sessionId : ""
    await expect(signOutMember(other, { which: { sessionId } })).rejects.toMatchObject({ code: "not_found" })
    await expect(signOutMember(asPublic(ctx), { which: "all" })).rejects.toMatchObject({ code: "unauthenticated" })
  })
})

it("answers a Ctx of the token's own member", async () => {
  const { codeId } = await ask("ctx@example.com")
  const { token, memberId } = await enter("ctx@example.com", codeId, await mailedCode(ctx, "ctx@example.com"))
  expect(memberIdOf(await ctxOfToken(ctx, token))).toBe(memberId)
})
