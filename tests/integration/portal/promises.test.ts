import { beforeAll, expect, test } from "vitest"
import { type Ctx, memberCtx, publicCtx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import type { JobControl } from "@/lib/core/jobs"
import { dismissOwnNotice } from "@/lib/portal/commands/dismiss-own-notice"
import { getPublicProgram } from "@/lib/portal/queries/get-public-program"
import { listOwnNotices } from "@/lib/portal/queries/list-own-notices"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { updateProgram } from "@/lib/programs/commands/update-program"
import { withdrawVersion } from "@/lib/programs/commands/withdraw-version"
import { writeMemberNotices } from "@/lib/purchases/commands/write-member-notices"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { updateReward } from "@/lib/rewards/commands/update-reward"
import { makeMember, makeMerchant, makeProgram } from "@/tests/support/world"
import { openProgram } from "./portal-world"

let ctx: Ctx
let programId: string
const on = (day: string): Ctx => ({ ...ctx, now: new Date(`${day}T17:00:00Z`) })
const asAnybody = (day: string) => publicCtx(ctx.merchant, on(day).now)
const value = (amountMinor: number) => ({
  currency: { code: "PTS", name: "point", plural: "points", value: { points: 100, amountMinor } },
})

beforeAll(async () => {
  ctx = await makeMerchant(new Date("2026-01-10T17:00:00Z"))
  programId = (await openProgram(ctx, "club")).id
})

async function own(memberId: string, day: string): Promise<Ctx> {
  const where = { merchantId_id: { merchantId: ctx.merchantId, id: memberId } }
  const { customerId } = await inRead(ctx, (tx) => tx.db.member.findUniqueOrThrow({ where }))
  return memberCtx(ctx.merchant, { kind: "member", memberId, customerId, programId, sessionId: memberId }, on(day).now)
}

async function tell(): Promise<void> {
  const where = { merchantId: ctx.merchantId, kind: "member-notices" }
  const job = await inRead(ctx, (tx) => tx.db.job.findFirstOrThrow({ where, orderBy: { id: "desc" } }))
  await writeMemberNotices(ctx, { job, progress: async () => undefined } satisfies JobControl)
}

test("members read what they are told until they put it away, each their own", async () => {
  const [ada, bob] = [
    await makeMember(ctx, programId, 10n, null, { firstName: "Ada" }),
    await makeMember(ctx, programId, 10n),
  ]
  await updateProgram(on("2026-01-11"), { programId, name: "Circle" })
  const notices = [{ kind: "everyone" as const, title: "Soon", text: "Hello {firstName}, from {day} it is {program}." }]
  await publishProgram(on("2026-01-11"), { programId, effectiveFrom: "2026-02-01", notices })
  await tell()
  const [hers, his] = [await own(ada, "2026-01-12"), await own(bob, "2026-01-12")]
  const [notice] = await listOwnNotices(hers)
  expect(notice).toMatchObject({ title: "Soon", text: "Hello Ada, from 1 February 2026 it is Circle." })
  expect((await listOwnNotices(his))[0]?.text).toBe("Hello, from 1 February 2026 it is Circle.")
  await expect(dismissOwnNotice(his, { noticeId: notice?.id ?? "" })).rejects.toMatchObject({ code: "not_found" })
  await dismissOwnNotice(hers, { noticeId: notice?.id ?? "" })
  await dismissOwnNotice(hers, { noticeId: notice?.id ?? "" })
  expect(await listOwnNotices(hers)).toEqual([])
  expect(await listOwnNotices(his)).toHaveLength(1)
  const versions = await inRead(ctx, (tx) =>
    tx.db.programVersion.findMany({ where: { merchantId: ctx.merchantId, programId }, orderBy: { number: "desc" } }),
  )
  await withdrawVersion(on("2026-01-13"), { programId, versionId: versions[0]?.id ?? "" })
  expect(await listOwnNotices(his)).toEqual([])
})

test("anybody reads what holds, what changed when and why, and what is to come; nothing of drafts", async () => {
  const coffee = await createReward(on("2026-01-14"), {
    programId,
    name: "Coffee",
    kind: "freeProduct",
    costPoints: 500,
  })
  await updateProgram(on("2026-03-01"), { programId, name: "Club", ...value(200) })
  await publishProgram(on("2026-03-01"), { programId, note: "Points are worth more." })
  await updateReward(on("2026-03-10"), { rewardId: coffee.id, costPoints: 600 })
  await updateProgram(on("2026-03-11"), {
    programId,
    ...value(300),
    rewards: [{ id: coffee.id, costPoints: 900 }],
  })
  await publishProgram(on("2026-03-11"), { programId, effectiveFrom: "2026-05-01", note: "And more." })
  await updateProgram(on("2026-03-12"), { programId, name: "Secret name" })

  const page = await getPublicProgram(asAnybody("2026-03-15"), "club")
  expect(page).toMatchObject({ name: "Club", publishedDay: "2026-01-10" })
  expect(page?.rewards.map(({ name, costPoints }) => [name, costPoints])).toEqual([["Coffee", 600]])
  expect(
    page?.changes.map(({ day, isToCome, note, changes }) => [day, isToCome, note, changes.map(({ what }) => what)]),
  ).toEqual([
    ["2026-05-01", true, "And more.", ["Value", "Reward Coffee"]],
    ["2026-03-10", false, null, ["Reward Coffee"]],
    ["2026-03-01", false, "Points are worth more.", ["Value", "Reward Coffee"]],
  ])
  expect(page?.values).toEqual([
    { day: null, points: 100, amountMinor: 100 },
    { day: "2026-03-01", points: 100, amountMinor: 200 },
    { day: "2026-05-01", points: 100, amountMinor: 300 },
  ])
  expect(JSON.stringify(page)).not.toContain("Secret name")
  const later = await getPublicProgram(asAnybody("2026-05-02"), "club")
  expect(later?.rewards[0]?.costPoints).toBe(900)
  expect(later?.definition.currency.value.amountMinor).toBe(300)
})

test("drafts and other merchants' programs have no public page", async () => {
  const draft = await makeProgram(ctx, "draft")
  const row = await inRead(ctx, (tx) => tx.db.program.findFirst({ where: { merchantId: ctx.merchantId, id: draft } }))
  expect(await getPublicProgram(asAnybody("2026-03-15"), row?.slug ?? "")).toBeNull()
  const other = await makeMerchant()
  expect(await getPublicProgram(publicCtx(other.merchant), "club")).toBeNull()
})
