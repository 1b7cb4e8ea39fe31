import { Card, CardHeader } from "@/components/ui/card"
import type { SimulationView } from "@/lib/simulations/steps/read-simulation"

type TriedProgramsProps = { tried: SimulationView["tried"]; scenarios: readonly { key: string; name: string }[] }

/** What each draft said when it was tried: it may have been changed since. */
export function TriedPrograms({ tried, scenarios }: TriedProgramsProps) {
  if (tried.length === 0) return null
  return (
    <Card>
      <CardHeader title="What was tried" description="As it was then. A draft may have been changed since." />
      <div className="grid gap-2">
        {tried.map(({ key, sentences }) => (
          <details key={key} className="rounded-card border border-line">
            <summary className="cursor-pointer px-4 py-2.5 font-semibold">
              {scenarios.find((one) => one.key === key)?.name ?? key}
            </summary>
            <ul className="grid list-disc gap-1 border-t border-line py-3 ps-9 pe-4 text-sm">
              {sentences.map((sentence) => (
                <li key={sentence} className="break-words">
                  {sentence}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </Card>
  )
}
