import { notFound } from "next/navigation"
import { SurveyForm } from "@/components/surveys/survey-form"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"

export const metadata = { title: "Add a survey" }

export default async function NewSurveyPage({ params }: { params: Promise<{ merchant: string }> }) {
  const ctx = await staffPageCtx((await params).merchant, "surveys:write")
  if (!ctx.permissions.has("surveys:write")) notFound()
  const { slug, name } = ctx.merchant
  return (
    <>
      <PageHeader
        title="Add a survey"
        description="Nobody sees it until you open it."
        back={{ href: `/d/${slug}/surveys`, label: "Surveys" }}
      />
      <SurveyForm merchantSlug={slug} merchantName={name} survey={null} />
    </>
  )
}
