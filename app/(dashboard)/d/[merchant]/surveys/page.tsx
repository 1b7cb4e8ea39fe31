import { Plus } from "lucide-react"
import { SurveyTable } from "@/components/surveys/survey-table"
import { ButtonLink } from "@/components/ui/button"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listSurveys } from "@/lib/surveys/queries/list-surveys"

export const metadata = { title: "Surveys" }

export default async function SurveysPage({ params }: { params: Promise<{ merchant: string }> }) {
  const ctx = await staffPageCtx((await params).merchant, "surveys:read")
  const { data } = await listSurveys(ctx, { limit: 200 })
  const { slug, timeZone } = ctx.merchant
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
    </>
  )
}
