import type { Metadata } from "next"
import { smallTapLink } from "@/components/portal/styles"
import { textLinkStyles } from "@/components/ui/text-link"
import { localDay } from "@/lib/core/calendar"
import { sayRecentDay } from "@/lib/portal/domain/say-day"
import { signedPoints } from "@/lib/portal/domain/signed-points"
import { tellWhy } from "@/lib/portal/domain/tell-why"
import { getActivity } from "@/lib/portal/queries/get-activity"
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
  return (
    <Frame page={page} current="activity">
      <a href={`${base}/activity`} className={smallTapLink}>
        Activity
      </a>
      <p className="mt-1 text-muted">
        {sayRecentDay(localDay(new Date(entry.effectiveAt), timeZone), localDay(ctx.now, timeZone))}
      </p>
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{entry.description}</h1>
      {entry.points === 0n ? null : (
        <p className="tabular mt-2 text-3xl font-semibold">
          {signedPoints(entry.points)}{" "}
          <span className="text-base font-normal text-muted">{program.definition.currency.plural}</span>
        </p>
      )}
      <p className="mt-4 text-pretty">{why.sentence}</p>
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
          See the voucher
        </a>
      ) : null}
    </Frame>
  )
}
