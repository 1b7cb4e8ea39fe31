import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { PublicFrame } from "@/components/layout/public-frame"
import { AnswerForm } from "@/components/surveys/answer-form"
import { orNotFound } from "@/lib/core/auth/page"
import { publicMerchantCtx } from "@/lib/core/auth/public"
import { getPublicSurvey, type PublicSurvey } from "@/lib/surveys/queries/get-public-survey"

export const metadata: Metadata = { title: "Survey", robots: { index: false, follow: false } }

interface SurveyPageProps {
  params: Promise<{ merchant: string; slug: string }>
  searchParams: Promise<{ t?: string | string[]; done?: string; again?: string }>
}

type Closed = { title: string; text: string }

/** Why a survey cannot be answered; null when it can. */
function refusal({ status, link }: PublicSurvey): Closed | null {
  if (link === "answered") {
    return { title: "You have answered already", text: "Thank you. Each link takes one answer, and yours has arrived." }
  }
  if (status === "draft") return { title: "Not open yet", text: "This survey has not begun. Try the link again later." }
  if (status === "closed")
    return { title: "This survey has ended", text: "It takes no more answers. Thank you for coming." }
  if (link === "unknown") {
    return { title: "This link is not valid", text: "Open the link in your message once more, or ask for a new one." }
  }
  return null
}

export default async function SurveyPage({ params, searchParams }: SurveyPageProps) {
  const { merchant, slug } = await params
  const { t, done, again } = await searchParams
  const token = typeof t === "string" && t !== "" ? t : undefined
  const ctx = await orNotFound(publicMerchantCtx(merchant))
  const survey = (await getPublicSurvey(ctx, slug, token)) ?? notFound()
  const thanks = { title: "Thank you", text: `Your answer has arrived. ${ctx.merchant.name} reads every one.` }
  const closed = done === "1" ? thanks : refusal(survey)
  const frame = { merchant: { name: ctx.merchant.name, accent: ctx.merchant.accent } }
  if (closed) {
    return (
      <PublicFrame {...frame} title={closed.title} description={closed.text}>
        {null}
      </PublicFrame>
    )
  }
  return (
    <PublicFrame {...frame} title="One question" description="It takes less than a minute." wide>
      <AnswerForm
        merchantSlug={merchant}
        surveyId={survey.id}
        surveySlug={slug}
        question={survey.question}
        commentQuestion={survey.commentQuestion}
        token={token}
        again={again === "1"}
      />
    </PublicFrame>
  )
}
