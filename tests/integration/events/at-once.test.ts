import { expect, test } from "vitest"
import { relayAll } from "@/lib/core/relay"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { createEventType } from "@/lib/purchases/commands/create-event-type"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { recordCalendarEvents } from "@/lib/purchases/commands/record-calendar-events"
import { recordEvent } from "@/lib/purchases/commands/record-event"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { correctionsSubscriber, referralsSubscriber } from "@/lib/purchases/events"
import { answerSurvey } from "@/lib/surveys/commands/answer-survey"
import { createSurvey } from "@/lib/surveys/commands/create-survey"
import { brokenLaws, makeClub, pointPerDollar, purchase } from "../purchases/club"
import { at, gift } from "./rules"

const names = ["ada", "bob", "cy", "dot"]

test("purchases, activities, answers, birthdays and invitations of the same people at once give what each gives", async () => {
  const rules = [
    pointPerDollar,
    gift("event", 7, { eventType: "review" }),
    gift("surveyResponse", 25),
    gift("birthday", 100),
    gift("referral", 1000, { recipient: "referee" }),
  ]
  const { ctx } = await makeClub({ rules, joinPolicy: "optIn", now: new Date("2026-05-01T12:00:00Z") })
  await createEventType(ctx, { code: "review", name: "Review" })
  const host = await enrollMember(ctx, { customer: { externalId: "host" } })
  const survey = await createSurvey(ctx, { title: "How was it", status: "open" })
  const referralCode = host.referralCode ?? ""
  const members = await Promise.all(
    names.map((externalId) => enrollMember(ctx, { customer: { externalId, birthday: "1990-06-10" }, referralCode })),
  )
  const now = at(ctx, "2026-06-10T12:00:00Z")
  const works = names.flatMap((name, index) => [
    ...[1, 2, 3].map(
      (n) => () => recordPurchase(now, purchase(`${name}-${n}`, name, now.now.toISOString(), 1_000), { source: "api" }),
    ),
    ...[1, 1, 2, 3].map((n) => () => {
      const event = { externalId: `${name}-${n}`, type: "review", customer: { externalId: name }, data: {} }
      return recordEvent(now, { ...event, occurredAt: now.now.toISOString() })
    }),
    () => answerSurvey(now, { surveyId: survey.id, memberId: members[index]?.id, score: 9 }),
    () => recordCalendarEvents(now),
    () => relayAll([referralsSubscriber]),
  ])
  await Promise.all(works.map((work) => work()))
  await relayAll([correctionsSubscriber, referralsSubscriber])
  const views = await Promise.all(members.map(({ id }) => getMemberView(now, { id })))
  // 3 × 10 for purchases, 3 × 7 for activities, 25 for the answer, 100 for the birthday, 1000 for the invitation.
  expect(views.map(({ wallets }) => wallets[0]?.availablePoints)).toEqual([1176n, 1176n, 1176n, 1176n])
  expect(await brokenLaws(ctx)).toEqual([])
})
