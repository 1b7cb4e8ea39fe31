import { notFound } from "next/navigation"
import { SurveyForm } from "@/components/surveys/survey-form"
import { PageHeader } from "@/components/ui/page-header"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import { idText } from "@/lib/core/values"
import { getSurveyOrThrow } from "@/lib/surveys/queries/get-survey-or-throw"

export const metadata = { title: "Change a survey" }

export default async function EditSurveyPage({ params }: { params: Promise<{ merchant: string; id: string }> }) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "surveys:write")
  if (!ctx.permissions.has("surveys:write") || !idText.safeParse(id).success) notFound()
  const survey = await orNotFound(getSurveyOrThrow(ctx, id))
  if (survey.status !== "draft") notFound()
  const { slug, name } = ctx.merchant
  return (
    <>
      <PageHeader title={`Change ${survey.title}`} back={{ href: `/d/${slug}/surveys/${id}`, label: survey.title }} />
      <SurveyForm merchantSlug={slug} merchantName={name} survey={survey} />
    </>
  )
}
