import { BarChart } from "@/components/charts/bar-chart"
import { LineChart } from "@/components/charts/line-chart"
import { NpsChart } from "@/components/charts/nps-chart"
import { type Day, startOfWeek } from "@/lib/core/calendar"
import { formatInteger } from "@/lib/core/points"
import type { SurveyResults as Results } from "@/lib/surveys/queries/get-survey-results"
import { ScoreBars } from "./score-bars"
import { scoreWords } from "./survey-words"

function answersWords(count: number): string {
  return `${formatInteger(count)} ${count === 1 ? "answer" : "answers"}`
}

function summary({ responses, score, interval }: Results): string {
  if (score === null) return "Nobody has answered yet."
  const range = interval
    ? `, with 95 % confidence between ${scoreWords(interval.low)} and ${scoreWords(interval.high)}`
    : ""
  return `The score of ${answersWords(responses)} is ${scoreWords(score)}${range}.`
}

interface SurveyResultsProps {
  results: Results
  merchantSlug: string
  today: Day
}

/** The score with its interval, the distribution, and the course over weeks. */
export function SurveyResults({ results, merchantSlug, today }: SurveyResultsProps) {
  const { score, interval, promoters, passives, detractors, responses, distribution, weeks } = results
  const points = (told: (week: Results["weeks"][number]) => number | null) =>
    weeks.map((week) => ({ from: week.from, value: told(week), incomplete: week.from === startOfWeek(today) }))
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <NpsChart
        question="Would they recommend you?"
        subtitle="Net Promoter Score, −100 to 100, with its 95 % interval"
        description={summary(results)}
        definitionHref={`/d/${merchantSlug}/metrics/definitions#nps`}
        sampleSize={answersWords(responses)}
        {...{ score, interval, promoters, passives, detractors }}
      />
      <ScoreBars distribution={distribution} />
      {weeks.length > 1 ? (
        <>
          <BarChart
            question="When did they answer?"
            subtitle="Answers by week"
            description={`Answers in each of ${weeks.length} weeks.`}
            series={[{ name: "Answers", unit: "answers", points: points(({ responses }) => responses) }]}
          />
          <LineChart
            question="Does the score move?"
            subtitle="Score by week, −100 to 100"
            description="The score of each week's answers. Weeks with few answers swing widely."
            series={[{ name: "NPS", unit: "", points: points(({ score }) => score && Math.round(score)) }]}
          />
        </>
      ) : null}
    </div>
  )
}
