import type { Prisma } from "@/lib/core/generated/prisma/client"

export const surveySelect = {
  id: true,
  slug: true,
  title: true,
  question: true,
  commentQuestion: true,
  status: true,
  createdAt: true,
  openedAt: true,
  closedAt: true,
} as const satisfies Prisma.SurveySelect

type SurveyRow = Prisma.SurveyGetPayload<{ select: typeof surveySelect }>

export type SurveyStatus = "draft" | "open" | "closed"

export interface SurveyView {
  id: string
  slug: string
  title: string
  question: string
  commentQuestion: string
  status: SurveyStatus
  createdAt: string
  openedAt: string | null
  closedAt: string | null
}

/** A stored survey as the API and the pages show it. */
export function toSurveyView(row: SurveyRow): SurveyView {
  return {
    ...row,
    status: row.status as SurveyStatus,
    createdAt: row.createdAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}
