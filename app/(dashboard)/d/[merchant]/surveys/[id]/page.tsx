import { Download } from "lucide-react"
import { notFound } from "next/navigation"
import { ResponseList } from "@/components/surveys/response-list"
import { SurveyActions } from "@/components/surveys/survey-actions"
import { SurveyLinks } from "@/components/surveys/survey-links"
import { SurveyResults } from "@/components/surveys/survey-results"
import { surveyStatusWords } from "@/components/surveys/survey-words"
import { Badge } from "@/components/ui/badge"
import { buttonStyles } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { LinkTabs } from "@/components/ui/link-tabs"
import { LoadMore } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { appUrl } from "@/lib/core/app-url"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import { localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { listLinks, listPlace } from "@/lib/core/list-place"
import { formatInteger } from "@/lib/core/points"
import { idText } from "@/lib/core/values"
import { listSegments } from "@/lib/segments/queries/list-segments"
import { getSurveyOrThrow } from "@/lib/surveys/queries/get-survey-or-throw"
import { getSurveyResults } from "@/lib/surveys/queries/get-survey-results"
import { listResponses, type ScoreGroup } from "@/lib/surveys/queries/list-responses"

export const metadata = { title: "Survey" }

const bounds = { step: 50, most: 200 }
const groups: { key: ScoreGroup | undefined; label: string }[] = [
  { key: undefined, label: "All" },
  { key: "promoters", label: "Promoters" },
  { key: "passives", label: "Passives" },
  { key: "detractors", label: "Detractors" },
]

interface SurveyPageProps {
  params: Promise<{ merchant: string; id: string }>
  searchParams: Promise<{ group?: string; show?: string; after?: string }>
}

export default async function SurveyPage({ params, searchParams }: SurveyPageProps) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "surveys:read")
  if (!idText.safeParse(id).success) notFound()
  const survey = await orNotFound(getSurveyOrThrow(ctx, id))
  const results = await getSurveyResults(ctx, id)
  const { slug } = ctx.merchant
  const canWrite = ctx.permissions.has("surveys:write")
  const segments = canWrite ? (await listSegments(ctx, { limit: 200 })).data : []
  const { word, tone } = surveyStatusWords[survey.status]
  return (
    <>
      <PageHeader
        title={survey.title}
        description={survey.question}
        back={{ href: `/d/${slug}/surveys`, label: "Surveys" }}
        badge={<Badge tone={tone}>{word}</Badge>}
        action={canWrite ? <SurveyActions merchantSlug={slug} surveyId={id} status={survey.status} /> : undefined}
      />
      <div className="grid gap-6">
        {canWrite ? (
          <SurveyLinks
            merchantSlug={slug}
            surveyId={id}
            publicUrl={appUrl(`/s/${slug}/${survey.slug}`)}
            open={survey.status === "open"}
            invited={results.invited}
            invitedAnswered={results.invitedAnswered}
            segments={segments.map((segment) => ({ id: segment.id, name: segment.name }))}
          />
        ) : null}
        <SurveyResults results={results} merchantSlug={slug} today={localDay(ctx.now, ctx.merchant.timeZone)} />
        <Answers ctx={ctx} surveyId={id} total={results.responses} asked={await searchParams} />
      </div>
    </>
  )
}

interface AnswersProps {
  ctx: Ctx
  surveyId: string
  total: number
  asked: { group?: string; show?: string; after?: string }
}

async function Answers({ ctx, surveyId, total, asked }: AnswersProps) {
  const group = groups.find(({ key }) => key === asked.group)?.key
  const place = listPlace(asked, bounds)
  const page = await listResponses(ctx, { surveyId, group, ...place })
  const base = `/d/${ctx.merchant.slug}/surveys/${surveyId}`
  const links = listLinks(base, group ? { group } : {}, place, page.nextCursor, bounds)
  return (
    <Card>
      <CardHeader
        title="Answers"
        action={
          total > 0 ? (
            <a href={`${base}/responses.csv`} download className={buttonStyles({ size: "sm" })}>
              <Download aria-hidden />
              All answers as CSV
            </a>
          ) : undefined
        }
      />
      <LinkTabs
        label="Who answered"
        tabs={groups.map(({ key, label }) => ({
          href: key ? `${base}?group=${key}` : base,
          label,
          current: key === group,
        }))}
      />
      <ResponseList responses={page.data} timeZone={ctx.merchant.timeZone} />
      <LoadMore shown={`${formatInteger(page.data.length)} shown`} links={links} />
    </Card>
  )
}
