"use client"

import { useId } from "react"
import { Textarea } from "@/components/ui/textarea"

const scores = Array.from({ length: 11 }, (_, score) => score)

type SurveyQuestionProps = { question: string; commentQuestion: string; error?: string }

/** The question with its scale and the comment, as fields `score` and `comment` of the form around it. */
export function SurveyQuestion({ question, commentQuestion, error }: SurveyQuestionProps) {
  const id = useId()
  return (
    <>
      <fieldset
        className="grid min-w-0 gap-3"
        aria-describedby={`${id}-scale${error ? ` ${id}-error` : ""}`}
        data-field="score"
      >
        <legend className="mb-3 w-full text-base font-semibold text-pretty wrap-anywhere">{question}</legend>
        <div className="grid grid-cols-6 gap-1.5 sm:grid-cols-11">
          {scores.map((score) => (
            <label
              key={score}
              className="tabular grid h-12 cursor-pointer place-items-center rounded-control border border-line-strong bg-surface text-base font-semibold hover:bg-raised has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink"
            >
              <input type="radio" name="score" value={score} className="sr-only" />
              {score}
            </label>
          ))}
        </div>
        <div id={`${id}-scale`} className="flex justify-between gap-3 text-sm text-muted">
          <span>0: not at all likely</span>
          <span>10: very likely</span>
        </div>
        {error ? (
          <p id={`${id}-error`} role="alert" className="text-sm text-bad">
            {error}
          </p>
        ) : null}
      </fieldset>
      {commentQuestion ? (
        <div className="grid min-w-0 gap-1.5">
          <label htmlFor={`${id}-comment`} className="font-semibold wrap-anywhere">
            {commentQuestion} <span className="text-sm font-normal text-muted">Optional</span>
          </label>
          <Textarea id={`${id}-comment`} name="comment" rows={4} maxLength={2000} className="min-h-28" />
        </div>
      ) : null}
    </>
  )
}
