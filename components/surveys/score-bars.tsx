import { Card, CardHeader } from "@/components/ui/card"
import { formatInteger } from "@/lib/core/points"

const fills = (score: number) => (score >= 9 ? "bg-series-1" : score >= 7 ? "bg-line-strong" : "bg-series-2")

/** How many gave each score. */
export function ScoreBars({ distribution }: { distribution: readonly number[] }) {
  const most = Math.max(1, ...distribution)
  return (
    <Card>
      <CardHeader title="How many gave each score?" description="Answers, from 10 down to 0" />
      <table className="w-full text-sm">
        <caption className="sr-only">Answers by score</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Score</th>
            <th scope="col">Answers</th>
          </tr>
        </thead>
        <tbody>
          {distribution
            .map((count, score) => ({ count, score }))
            .reverse()
            .map(({ count, score }) => (
              <tr key={score}>
                <th scope="row" className="tabular w-8 py-0.5 pr-2 text-end font-normal text-muted">
                  {score}
                </th>
                <td className="py-0.5">
                  <span className="flex items-center gap-2">
                    <span
                      aria-hidden
                      className={`h-4 rounded-sm ${fills(score)}`}
                      style={{ width: `${(80 * count) / most}%`, minWidth: count > 0 ? 2 : 0 }}
                    />
                    <span className="tabular">{formatInteger(count)}</span>
                  </span>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </Card>
  )
}
