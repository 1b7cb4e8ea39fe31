import { expect, test } from "vitest"
import { localDay } from "@/lib/core/calendar"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { runNightly } from "@/lib/setup/nightly"
import { brokenLaws, makeClub } from "../purchases/club"
import { gift, given } from "./rules"

test("the hourly work keeps today's birthdays of every merchant, once", async () => {
  const before = new Date(Date.now() - 3 * 86_400_000)
  const clubs = [1, 2].map(() => makeClub({ rules: [gift("birthday", 10)], joinPolicy: "optIn", now: before }))
  const merchants = (await Promise.all(clubs)).map(({ ctx }) => ctx)
  for (const ctx of merchants) {
    const today = localDay(new Date(), ctx.merchant.timeZone)
    // Whatever day it is today: of 29 February there was one in 1992.
    await enrollMember(ctx, { customer: { externalId: "ada", birthday: `1992${today.slice(4)}` } })
  }
  await runNightly()
  await runNightly()
  for (const ctx of merchants) {
    expect(await given(ctx, "birthday")).toHaveLength(1)
    expect(await brokenLaws(ctx)).toEqual([])
  }
})
