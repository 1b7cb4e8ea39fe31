import { Button } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { CodeBlock } from "@/components/ui/code-block"
import { Select } from "@/components/ui/select"
import { describeProgram } from "@/lib/programs/domain/describe-program"
import { tellRewardCost } from "@/lib/programs/domain/reward-cost"
import type { ComparedVersion, VersionComparison as Comparison } from "@/lib/programs/queries/compare-versions"
import { ChangesList } from "./changes-list"

type VersionComparisonProps = {
  programId: string
  versions: readonly { id: string; number: number }[]
  from: string
  to: string
  comparison: Comparison
  timeZone: string
}

/** Any two versions side by side: what differs in words, each as a whole in words, and the JSON behind. */
export function VersionComparison({ programId, versions, from, to, comparison, timeZone }: VersionComparisonProps) {
  const options = [
    { value: "live", label: "What holds now" },
    { value: "draft", label: "The draft" },
    ...versions.map(({ id, number }) => ({ value: id, label: `Version ${number}` })),
  ]
  return (
    <Card id="compare" className="scroll-mt-16">
      <CardHeader title="Compare two versions" description="What differs, in the sentences that each says." />
      <form method="get" action="#compare" className="mb-6 flex flex-wrap items-center gap-2">
        <input type="hidden" name="program" value={programId} />
        <Select aria-label="Compare" name="from" defaultValue={from} options={options} className="w-52" />
        <span className="text-muted">with</span>
        <Select aria-label="With" name="to" defaultValue={to} options={options} className="w-52" />
        <Button type="submit">Compare</Button>
      </form>
      {comparison.changes.length > 0 ? (
        <ChangesList changes={comparison.changes} />
      ) : (
        <p className="text-muted">They say the same.</p>
      )}
      <div className="mt-6 grid gap-6 lg:grid-cols-2">
        <Whole title={titleOf(from, comparison.from)} version={comparison.from} timeZone={timeZone} />
        <Whole title={titleOf(to, comparison.to)} version={comparison.to} timeZone={timeZone} />
      </div>
    </Card>
  )
}

function titleOf(name: string, { number }: ComparedVersion): string {
  if (number === null) return "The draft"
  return name === "live" ? `Version ${number}, which holds now` : `Version ${number}`
}

function Whole({ title, version, timeZone }: { title: string; version: ComparedVersion; timeZone: string }) {
  return (
    <section className="grid min-w-0 content-start gap-3">
      <h3 className="font-semibold">{title}</h3>
      <ProgramWords version={version} timeZone={timeZone} />
      <details>
        <summary className="cursor-pointer text-sm font-semibold text-muted">As JSON</summary>
        <CodeBlock code={JSON.stringify(version.definition, null, 2)} label={`${title} as JSON`} />
      </details>
    </section>
  )
}

/** A version as a whole, in sentences. */
export function ProgramWords({ version: { definition }, timeZone }: { version: ComparedVersion; timeZone: string }) {
  const { currency, rewards = [] } = definition
  return (
    <ul className="grid gap-2 text-sm">
      {describeProgram(definition, { timeZone }).map((sentence) => (
        <li key={sentence} className="break-words">
          {sentence}
        </li>
      ))}
      {rewards.map(({ id, name, ...cost }) => (
        <li key={id} className="break-words">
          {name} costs {tellRewardCost(cost, currency, definition.moneyCurrency)}.
        </li>
      ))}
    </ul>
  )
}
