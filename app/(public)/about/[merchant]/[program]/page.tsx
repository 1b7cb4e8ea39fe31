import type { Metadata } from "next"
import { PublicFrame } from "@/components/layout/public-frame"
import { PublicChanges } from "@/components/programs/public-changes"
import { PublicCriteria } from "@/components/programs/public-criteria"
import { PublicValue } from "@/components/programs/public-value"
import { TextLink } from "@/components/ui/text-link"
import { localDay } from "@/lib/core/calendar"
import { type PublicProgramParams, publicProgram } from "./public-program"

export async function generateMetadata({ params }: PublicProgramParams): Promise<Metadata> {
  const { merchant, program: slug } = await params
  const found = await publicProgram(merchant, slug)
  if (!found) return { title: "A moment", robots: { index: false } }
  const { ctx, program } = found
  const description = `What ${program.name} of ${ctx.merchant.name} gives, every change with its date, and what points are worth.`
  return {
    title: { absolute: `${program.name}, ${ctx.merchant.name}` },
    description,
    robots: { index: true, follow: true },
  }
}

export default async function PublicProgramPage({ params }: PublicProgramParams) {
  const { merchant, program: slug } = await params
  const found = await publicProgram(merchant, slug)
  if (!found) {
    return (
      <PublicFrame
        title="A moment, please"
        description="This page was opened very often from here. Try it again in a minute."
      >
        {null}
      </PublicFrame>
    )
  }
  const { ctx, program } = found
  const { name, accent, timeZone } = ctx.merchant
  const portal = `/p/${merchant}/${slug}`
  return (
    <PublicFrame
      wide
      merchant={{ name, accent }}
      title={program.name}
      description={`What holds now, every change with its date, and what ${program.currency.plural} are worth. Members and staff see the same.`}
      footer={<TextLink href={portal}>Join, or see your points</TextLink>}
    >
      <div className="grid min-w-0 gap-10">
        <PublicCriteria program={program} timeZone={timeZone} />
        <PublicChanges changes={program.changes} publishedDay={program.publishedDay} />
        <PublicValue
          values={program.values}
          currency={program.currency}
          moneyCurrency={program.moneyCurrency}
          publishedDay={program.publishedDay}
          today={localDay(ctx.now, timeZone)}
        />
      </div>
    </PublicFrame>
  )
}
