import { BarChart } from "@/components/charts/bar-chart"
import { LineChart } from "@/components/charts/line-chart"
import { NpsChart } from "@/components/charts/nps-chart"
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

/** The score with its interval, the distribution, and the course over weeks. */
export function SurveyResults({ results }: { results: Results }) {
  const { score, interval, promoters, passives, detractors, responses, distribution, weeks } = results
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <NpsChart
        question="Would they recommend you?"
        subtitle="Net Promoter Score, −100 to 100, with its 95 % interval"
        description={summary(results)}
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
            series={[
              {
                name: "Answers",
                unit: "answers",
                points: weeks.map(({ from, responses }) => ({ from, value: responses })),
              },
            ]}
          />
          <LineChart
            question="Does the score move?"
            subtitle="Score by week, −100 to 100"
            description="The score of each week's answers. Weeks with few answers swing widely."
            series={[
              { name: "NPS", unit: "", points: weeks.map(({ from, score }) => ({ from, value: Math.round(score) })) },
            ]}
          />
        </>
      ) : null}
    </div>
  )
}
