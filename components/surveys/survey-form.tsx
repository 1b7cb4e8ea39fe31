"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Button, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { useUnsavedChanges } from "@/components/ui/use-unsaved-changes"
import { createSurveyAction, updateSurveyAction } from "@/lib/surveys/actions"
import { slugOfTitle } from "@/lib/surveys/domain/survey-slug"
import type { SurveyView } from "@/lib/surveys/queries/survey-view"
import { SurveyQuestion } from "./survey-question"

type SurveyFormProps = { merchantSlug: string; merchantName: string; survey: SurveyView | null }

function useSurveyForm({ merchantSlug, merchantName, survey }: SurveyFormProps) {
  const router = useRouter()
  const [form, setForm] = useState({
    title: survey?.title ?? "",
    slug: survey?.slug ?? "",
    question: survey?.question ?? `How likely are you to recommend ${merchantName} to a friend?`,
    commentQuestion: survey?.commentQuestion ?? "What is the main reason for your answer?",
  })
  const [dirty, setDirty] = useState(false)
  useUnsavedChanges(dirty)
  const done = ({ id }: SurveyView) => {
    setDirty(false)
    toast.success(survey ? "Draft saved" : "Draft added")
    router.push(`/d/${merchantSlug}/surveys/${id}`)
  }
  const create = useActionForm(createSurveyAction.bind(null, merchantSlug), done)
  const update = useActionForm(updateSurveyAction.bind(null, merchantSlug), done)
  const { errors, errorOf, busy } = survey ? update : create
  function set(change: Partial<typeof form>) {
    setForm((before) => ({ ...before, ...change }))
    setDirty(true)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const body = { ...form, slug: form.slug || slugOfTitle(form.title) || undefined }
    if (survey) return update.send({ ...body, surveyId: survey.id })
    return create.send({ ...body, status: "draft" })
  }
  return { form, set, submit, errors, errorOf, busy }
}

/** The one question of a survey, beside what customers will see. */
export function SurveyForm(props: SurveyFormProps) {
  const { merchantSlug, survey } = props
  const { form, set, submit, errors, errorOf, busy } = useSurveyForm(props)
  return (
    <form onSubmit={submit} noValidate className="grid gap-6 lg:grid-cols-2 lg:items-start">
      <div className="grid min-w-0 gap-6">
        <FormErrorSummary errors={errors} />
        <Card className="grid gap-4">
          <Field label="Title" name="title" help="Only you see it." error={errorOf("title")}>
            <Input value={form.title} maxLength={120} onChange={(event) => set({ title: event.target.value })} />
          </Field>
          <Field
            label="End of the link"
            name="slug"
            error={errorOf("slug")}
            help={`/s/${merchantSlug}/${form.slug || slugOfTitle(form.title) || "…"}`}
          >
            <Input
              value={form.slug}
              placeholder={slugOfTitle(form.title)}
              maxLength={63}
              onChange={(event) => set({ slug: event.target.value })}
            />
          </Field>
          <Field label="Question" name="question" help="Answered from 0 to 10." error={errorOf("question")}>
            <Textarea
              rows={2}
              maxLength={300}
              value={form.question}
              onChange={({ target }) => set({ question: target.value })}
            />
          </Field>
          <Field
            label="Question for the comment"
            optional
            name="commentQuestion"
            help="Leave it empty to ask for no comment."
            error={errorOf("commentQuestion")}
          >
            <Textarea
              rows={2}
              maxLength={300}
              value={form.commentQuestion}
              onChange={({ target }) => set({ commentQuestion: target.value })}
            />
          </Field>
        </Card>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" loading={busy}>
            {survey ? "Save draft" : "Add draft"}
          </Button>
          <ButtonLink href={`/d/${merchantSlug}/surveys`}>Cancel</ButtonLink>
        </div>
      </div>
      <Card className="grid gap-4 lg:sticky lg:top-20">
        <h2 className="text-sm text-muted">What customers see</h2>
        <SurveyQuestion question={form.question} commentQuestion={form.commentQuestion} />
      </Card>
    </form>
  )
}
