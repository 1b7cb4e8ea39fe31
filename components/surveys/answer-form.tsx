"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { useActionForm } from "@/components/ui/use-action-form"
import { answerSurveyAction } from "@/lib/surveys/actions"
import { SurveyQuestion } from "./survey-question"

type AnswerFormProps = {
  merchantSlug: string
  surveyId: string
  question: string
  commentQuestion: string
  /** Of a personal link. */
  token?: string
}

/** What a customer answers; afterwards the page says thanks. */
export function AnswerForm({ merchantSlug, surveyId, question, commentQuestion, token }: AnswerFormProps) {
  const [missing, setMissing] = useState(false)
  const router = useRouter()
  const { send, errors, busy } = useActionForm(answerSurveyAction.bind(null, merchantSlug), () =>
    router.replace("?done=1"),
  )

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const score = form.get("score")
    setMissing(score === null)
    if (score === null) return
    return send({ surveyId, score: Number(score), comment: String(form.get("comment") ?? ""), token })
  }

  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-6">
      <SurveyQuestion
        question={question}
        commentQuestion={commentQuestion}
        error={missing ? "Choose a number from 0 to 10." : undefined}
      />
      {errors[0] ? (
        <Callout tone="bad" role="alert">
          {errors[0].message}
        </Callout>
      ) : null}
      <Button type="submit" variant="primary" size="lg" loading={busy}>
        Send answer
      </Button>
    </form>
  )
}
