import { Callout } from "@/components/ui/callout"
import type { ScenarioResult } from "@/lib/simulations/domain/simulation-result"

const severe = new Set(["ruinous"])

/** What to look at before publishing, each with what to do about it. */
export function WarningList({ scenarios }: { scenarios: readonly ScenarioResult[] }) {
  const all = scenarios.flatMap(({ key, name, warnings }) => warnings.map((warning) => ({ key, name, warning })))
  if (all.length === 0) return null
  return (
    <section aria-label="What to look at" className="grid gap-3">
      {all.map(({ key, name, warning }) => (
        <Callout
          key={`${key} ${warning.title}`}
          tone={severe.has(warning.code) ? "bad" : "warning"}
          title={scenarios.length > 1 ? `${name}: ${warning.title}` : warning.title}
        >
          {warning.why} <strong className="font-semibold">{warning.remedy}</strong>
        </Callout>
      ))}
    </section>
  )
}
