"use client"

import { MessageSquareQuote } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { DataTable } from "@/components/ui/data-table"
import type { DataColumn } from "@/components/ui/data-table-columns"
import { EmptyState } from "@/components/ui/empty-state"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { formatInteger } from "@/lib/core/points"
import type { SurveyListItem } from "@/lib/surveys/queries/list-surveys"
import { scoreWords, surveyStatusWords } from "./survey-words"

type SurveyTableProps = {
  merchantSlug: string
  timeZone: string
  surveys: readonly SurveyListItem[]
  canWrite: boolean
}

/** The surveys with their answers and score so far. */
export function SurveyTable({ merchantSlug, timeZone, surveys, canWrite }: SurveyTableProps) {
  const base = `/d/${merchantSlug}/surveys`
  const columns: DataColumn<SurveyListItem>[] = [
    {
      id: "title",
      header: "Survey",
      value: ({ title }) => title,
      cell: ({ id, title }) => <TextLink href={`${base}/${id}`}>{title}</TextLink>,
      primary: true,
    },
    {
      id: "status",
      header: "State",
      value: ({ status }) => surveyStatusWords[status].word,
      cell: ({ status }) => <Badge tone={surveyStatusWords[status].tone}>{surveyStatusWords[status].word}</Badge>,
      choices: true,
    },
    {
      id: "responses",
      header: "Answers",
      value: ({ responses }) => responses,
      cell: ({ responses }) => formatInteger(responses),
      numeric: true,
    },
    { id: "score", header: "NPS", value: ({ score }) => score, cell: ({ score }) => scoreWords(score), numeric: true },
    {
      id: "createdAt",
      header: "Added",
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <Time instant={createdAt} timeZone={timeZone} />,
    },
  ]
  return (
    <DataTable
      caption="Surveys"
      columns={columns}
      items={surveys}
      getId={({ id }) => id}
      getHref={({ id }) => `${base}/${id}`}
      csvName="surveys"
      empty={
        <EmptyState
          icon={<MessageSquareQuote aria-hidden />}
          title="No survey yet"
          action={
            canWrite ? (
              <ButtonLink variant="primary" href={`${base}/new`}>
                Add the first survey
              </ButtonLink>
            ) : undefined
          }
        >
          One question from 0 to 10 and why: enough to know whether customers would recommend you, and what to mend.
        </EmptyState>
      }
    />
  )
}
