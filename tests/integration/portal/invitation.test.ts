import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { confirmMemberCode } from "@/lib/portal/commands/confirm-member-code"
import { requestMemberCode } from "@/lib/portal/commands/request-member-code"
import { exportOwnData } from "@/lib/portal/queries/export-own-data"
import { getInviter } from "@/lib/portal/queries/get-inviter"
import { getOwnInvitation } from "@/lib/portal/queries/get-own-invitation"
import { asPublic, asStaff, makeMerchant } from "@/tests/support/world"
import { device, joinAs, mailedCode, openProgram } from "./portal-world"

let ctx: Ctx
let programId: string
let ada: Ctx
let code: string

beforeAll(async () => {
  ctx = await makeMerchant(new Date(Date.now() - 60_000))
  programId = (await openProgram(ctx, "club")).id
  ada = await joinAs(ctx, "club", "ada@example.com")
  code = (await getOwnInvitation(ada)).code
})

async function joinBy(referralCode: string, email: string): Promise<void> {
  const { origin, userAgent } = device()
  const { codeId } = await requestMemberCode(asPublic(ctx), { program: "club", email, join: true, origin })
  const join = { firstName: "Bob", emailConsent: false, referralCode }
  const typed = await mailedCode(ctx, email)
  await confirmMemberCode(asPublic(ctx), { program: "club", email, codeId, code: typed, join, origin, userAgent })
}

describe("a member's invitation", () => {
  it("is the same each time, and theirs alone", async () => {
    expect(await getOwnInvitation(ada)).toEqual({ code, joined: 0, bought: 0 })
    await expect(getOwnInvitation(asPublic(ctx))).rejects.toMatchObject({ code: "unauthenticated" })
    await expect(getOwnInvitation(asStaff(ctx, "owner"))).rejects.toMatchObject({ code: "unauthenticated" })
  })

  it("counts who joins by it; one that does not count keeps nobody out", async () => {
    await joinBy(code, "bob@example.com")
    await joinBy("NOBODYS2", "cy@example.com")
    await joinBy(code, "Ada+again@example.com")
    expect(await getOwnInvitation(ada)).toEqual({ code, joined: 1, bought: 0 })
    expect(await exportOwnData(ada)).toMatchObject({
      member: { referralCode: { code }, referred: [{ convertedAt: null }], referral: null },
      events: [],
    })
  })

  it("tells who invites, of this program and merchant", async () => {
    expect(await getInviter(asPublic(ctx), { programId, code })).toEqual({ firstName: "Ada" })
    for (const wrong of [undefined, "", ["a", "b"], "NOBODYS2", "\0", "x".repeat(65), "'"]) {
      expect(await getInviter(asPublic(ctx), { programId, code: wrong })).toBeNull()
    }
    const other = await makeMerchant()
    expect(await getInviter(asPublic(other), { programId, code })).toBeNull()
    const { id } = await openProgram(ctx, "other")
    expect(await getInviter(asPublic(ctx), { programId: id, code })).toBeNull()
  })
})
