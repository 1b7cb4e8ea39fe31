import type { Metadata } from "next"
import { smallTapLink } from "@/components/portal/styles"
import { textLinkStyles } from "@/components/ui/text-link"
import { localDay } from "@/lib/core/calendar"
import { pointsUnit } from "@/lib/core/points"
import { sayRecentDay } from "@/lib/portal/domain/say-day"
import { signedPoints } from "@/lib/portal/domain/signed-points"
import { tellLots } from "@/lib/portal/domain/tell-lots"
import { tellWhy } from "@/lib/portal/domain/tell-why"
import { getActivity } from "@/lib/portal/queries/get-activity"
import { listOwnLots } from "@/lib/portal/queries/list-own-lots"
import { Frame } from "../../frame"
import { memberPage, ownOrNotFound } from "../../portal-page"

export const metadata: Metadata = { title: "Why" }

interface EntryParams {
  params: Promise<{ merchant: string; program: string; entry: string }>
}

export default async function WhyPage({ params }: EntryParams) {
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const entry = await ownOrNotFound((await params).entry, (id) => getActivity(ctx, id))
  const why = tellWhy(entry)
  const { timeZone } = ctx.merchant
  const { currency } = program.definition
  const today = localDay(ctx.now, timeZone)
  const lots = (await listOwnLots(ctx, [entry.id])).get(entry.id) ?? []
  return (
    <Frame page={page} current="activity">
      <a href={`${base}/activity`} className={smallTapLink}>
        Activity
      </a>
      <p className="mt-1 text-muted">{sayRecentDay(localDay(new Date(entry.effectiveAt), timeZone), today)}</p>
      <h1 className="text-2xl font-semibold tracking-tight text-balance wrap-anywhere">{entry.description}</h1>
      {entry.points === 0n ? null : (
        <p className="tabular mt-2 text-3xl font-semibold">
          {signedPoints(entry.points)}{" "}
          <span className="text-base font-normal text-muted">{pointsUnit(entry.points, currency)}</span>
        </p>
      )}
      <p className="mt-4 text-pretty">{why.sentence}</p>
      {tellLots(lots, currency, { today, timeZone, now: ctx.now }).map((sentence) => (
        <p key={sentence} className="tabular mt-1 text-pretty">
          {sentence}
        </p>
      ))}
      {why.steps.length > 0 ? (
        <section className="mt-6 rounded-card border border-line bg-surface p-4">
          <h2 className="font-semibold">How it adds up</h2>
          <ul className="tabular mt-2 grid gap-2 text-pretty">
            {why.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {entry.redemptionId ? (
        <a href={`${base}/vouchers/${entry.redemptionId}`} className={`${textLinkStyles} mt-6 inline-block`}>
          See what you redeemed
        </a>
      ) : null}
    </Frame>
  )
}
