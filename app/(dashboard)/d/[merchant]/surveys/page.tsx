import { Plus } from "lucide-react"
import { SurveyTable } from "@/components/surveys/survey-table"
import { ButtonLink } from "@/components/ui/button"
import { Pager } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { cursorOf } from "@/lib/core/cursor"
import { listSurveys } from "@/lib/surveys/queries/list-surveys"

export const metadata = { title: "Surveys" }

interface SurveysPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ after?: string }>
}

export default async function SurveysPage({ params, searchParams }: SurveysPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "surveys:read")
  const cursor = cursorOf((await searchParams).after)
  const { data, nextCursor } = await listSurveys(ctx, { limit: 200, cursor })
  const { slug, timeZone } = ctx.merchant
  const path = `/d/${slug}/surveys`
  const canWrite = ctx.permissions.has("surveys:write")
  return (
    <>
      <PageHeader
        title="Surveys"
        description="Ask whether customers would recommend you, and why."
        action={
          canWrite ? (
            <ButtonLink variant="primary" icon={<Plus aria-hidden />} href={`/d/${slug}/surveys/new`}>
              Add survey
            </ButtonLink>
          ) : undefined
        }
      />
      <SurveyTable merchantSlug={slug} timeZone={timeZone} surveys={data} canWrite={canWrite} />
      {cursor || nextCursor ? (
        <Pager
          shown={`${data.length} surveys on this page`}
          previousHref={cursor ? path : undefined}
          nextHref={nextCursor ? `${path}?after=${nextCursor}` : undefined}
        />
      ) : null}
    </>
  )
}
