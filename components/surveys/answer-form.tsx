"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useActionState, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { useActionForm } from "@/components/ui/use-action-form"
import { answerSurveyAction, answerSurveyFormAction } from "@/lib/surveys/actions"
import { SurveyQuestion } from "./survey-question"

type AnswerFormProps = {
  merchantSlug: string
  surveyId: string
  surveySlug: string
  question: string
  commentQuestion: string
  /** Of a personal link. */
  token?: string
  /** Whether an answer that was sent without JavaScript was not taken. */
  again: boolean
}

const choose = "Choose a number from 0 to 10."
const notTaken = "Your answer was not taken. Choose a number from 0 to 10, and try again in a minute."

/** What a customer answers, with or without JavaScript; afterwards the page says thanks. */
export function AnswerForm(props: AnswerFormProps) {
  const { merchantSlug, surveyId, surveySlug, question, commentQuestion, token, again } = props
  const [, sendPlain] = useActionState(answerSurveyFormAction.bind(null, merchantSlug), {})
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

  const refusal = errors[0]?.message ?? (again && !missing ? notTaken : undefined)
  return (
    <form onSubmit={submit} action={sendPlain} noValidate className="grid gap-6">
      <input type="hidden" name="surveyId" value={surveyId} />
      <input type="hidden" name="slug" value={surveySlug} />
      {token ? <input type="hidden" name="token" value={token} /> : null}
      <SurveyQuestion question={question} commentQuestion={commentQuestion} error={missing ? choose : undefined} />
      {refusal ? (
        <Callout tone="bad" role="alert">
          {refusal}
        </Callout>
      ) : null}
      <Button type="submit" variant="primary" size="lg" loading={busy}>
        Send answer
      </Button>
    </form>
  )
}
