import type { Tone } from "@/components/ui/badge"
import type { SurveyStatus } from "@/lib/surveys/queries/survey-view"

export const surveyStatusWords: Record<SurveyStatus, { word: string; tone: Tone }> = {
  draft: { word: "Draft", tone: "neutral" },
  open: { word: "Open", tone: "good" },
  closed: { word: "Closed", tone: "neutral" },
}

/** "+42" or "−7"; a dash without responses. */
export function scoreWords(score: number | null): string {
  if (score === null) return "–"
  const rounded = Math.round(score)
  return rounded > 0 ? `+${rounded}` : String(rounded).replace("-", "−")
}

/** Who gave a score: 9 and 10 promote, 0 to 6 detract. */
export function scoreGroup(score: number): { word: string; tone: Tone } {
  if (score >= 9) return { word: "Promoter", tone: "good" }
  return score >= 7 ? { word: "Passive", tone: "neutral" } : { word: "Detractor", tone: "warning" }
}
