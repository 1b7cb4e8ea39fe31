"use client"

import { useState } from "react"
import { headline } from "@/components/simulations/headline"
import { ReachTable } from "@/components/simulations/reach-table"
import { ScenarioColumns } from "@/components/simulations/scenario-columns"
import { WarningList } from "@/components/simulations/warning-list"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { Day } from "@/components/ui/time"
import { useActionForm } from "@/components/ui/use-action-form"
import { tryPresetAction } from "@/lib/presets/actions"
import type { Answers } from "@/lib/presets/domain/answers"
import type { PresetKey } from "@/lib/presets/domain/preset"
import type { SimulationResult } from "@/lib/simulations/domain/simulation-result"

type PresetTrialProps = { merchantSlug: string; presetKey: PresetKey; answers: Partial<Answers> }

/** Plays the structure over the merchant's own purchases, beside the live program where there is one. */
export function PresetTrial({ merchantSlug, presetKey, answers }: PresetTrialProps) {
  const [result, setResult] = useState<SimulationResult | null>(null)
  const form = useActionForm(tryPresetAction.bind(null, merchantSlug), (found: SimulationResult) => setResult(found))
  return (
    <Card>
      <CardHeader
        title="As it would have run"
        description="Every purchase of your last year, played in order by the same rules that award. Nothing is kept."
        action={
          <Button variant="secondary" loading={form.busy} onClick={() => void form.send({ key: presetKey, answers })}>
            {result ? "Run again" : "Run it on my purchases"}
          </Button>
        }
      />
      <div aria-live="polite" className="grid gap-4">
        {form.errors.map(({ message }) => (
          <Callout key={message} tone="bad" role="alert">
            {message}
          </Callout>
        ))}
        {result ? <Outcome result={result} /> : null}
      </div>
    </Card>
  )
}

function Outcome({ result }: { result: SimulationResult }) {
  const { scenarios, againstLive, moneyCurrency, from, to, cannotKnow } = result
  const draft = scenarios.find(({ kind }) => kind === "draft")
  if (!draft) return null
  const against = againstLive.find(({ key }) => key === draft.key)
  return (
    <>
      <p className="text-base font-semibold">{headline(draft, against, moneyCurrency)}</p>
      <p className="text-sm text-muted">
        From <Day day={from} /> to <Day day={to} />.
      </p>
      <WarningList scenarios={[draft]} />
      <ScenarioColumns scenarios={scenarios} money={moneyCurrency} />
      <ReachTable scenario={draft} />
      <div className="grid gap-2 text-sm">
        <h3 className="font-semibold">What this cannot know</h3>
        <ul className="grid list-disc gap-1 ps-4">
          {cannotKnow.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </>
  )
}
