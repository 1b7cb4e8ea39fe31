"use client"

import { Pencil, Play, Square } from "lucide-react"
import { Button, ButtonLink } from "@/components/ui/button"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { closeSurveyAction, openSurveyAction } from "@/lib/surveys/actions"
import type { SurveyStatus } from "@/lib/surveys/queries/survey-view"

type SurveyActionsProps = { merchantSlug: string; surveyId: string; status: SurveyStatus }

/** Opens, closes and changes a survey. Closing can be undone. */
export function SurveyActions({ merchantSlug, surveyId, status }: SurveyActionsProps) {
  const open = useActionForm(openSurveyAction.bind(null, merchantSlug), () => {
    toast.success("The survey is open")
  })
  const close = useActionForm(closeSurveyAction.bind(null, merchantSlug), () => {
    toast.success("The survey is closed", { undo: () => void open.send({ surveyId }) })
  })
  if (status === "open") {
    return (
      <Button icon={<Square aria-hidden />} loading={close.busy} onClick={() => close.send({ surveyId })}>
        Close survey
      </Button>
    )
  }
  return (
    <>
      {status === "draft" ? (
        <ButtonLink icon={<Pencil aria-hidden />} href={`/d/${merchantSlug}/surveys/${surveyId}/edit`}>
          Change
        </ButtonLink>
      ) : null}
      <Button variant="primary" icon={<Play aria-hidden />} loading={open.busy} onClick={() => open.send({ surveyId })}>
        {status === "draft" ? "Open survey" : "Open again"}
      </Button>
    </>
  )
}
