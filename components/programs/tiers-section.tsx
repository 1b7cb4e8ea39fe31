"use client"

import { Layers, Plus } from "lucide-react"
import { type LadderForm, newTier, type TierForm, tierOf } from "@/components/tiers/ladder-form"
import { downgradeOptions, metricOptions, unitOfMetric, windowOptions } from "@/components/tiers/ladder-options"
import { TierRow } from "@/components/tiers/tier-row"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { currencyExponent } from "@/lib/core/money"
import { describeTier } from "@/lib/programs/domain/describe-program"
import { type CurveMetric, type CurveWindow, countPerTier, type ValueCurve } from "@/lib/programs/domain/value-curve"
import { tierSchema } from "@/lib/tiers/schema"
import { Sentence } from "./sentence"
import { SpendHistogram } from "./spend-histogram"
import { unitsOfForm } from "./units"
import type { Draft } from "./use-draft"
import { askedOf } from "./use-estimate"
import { useValueCurve } from "./use-value-curve"

type TiersSectionProps = { draft: Draft; merchantSlug: string; initialCurve: ValueCurve }

const curveWindow = (window: LadderForm["window"]): CurveWindow | null =>
  window === "programYear" || window === "anniversaryYear" ? null : window

/** The ladder of tiers over the merchant's own history. */
export function TiersSection({ draft, merchantSlug, initialCurve }: TiersSectionProps) {
  const { form, set, definition } = draft
  const { ladder, tiers } = form
  const metric: CurveMetric = ladder.metric === "qualifyingPoints" ? "pointsEarned" : ladder.metric
  const window = curveWindow(ladder.window)
  const query = definition && askedOf(definition)
  const { curve, pending } = useValueCurve(merchantSlug, metric, window ?? "rolling365", query, initialCurve)
  const unit = unitOfMetric(ladder.metric, form.moneyCurrency, form.currencyPlural || "points")
  const step = ladder.metric === "spendMinor" ? 10 ** currencyExponent(form.moneyCurrency) : 1
  const add = () => set({ tiers: [...tiers, newTier(tiers, ladder.metric === "purchases" ? 5 : 200 * step)] })
  const counts =
    window && !pending && curve.asOf
      ? countPerTier(
          curve,
          tiers.map(({ threshold }) => threshold ?? 0),
        )
      : null
  return (
    <Card id="tiers" className="scroll-mt-16" data-field="tiers">
      <CardHeader
        title="Tiers"
        description="What regulars rise to. A program without tiers is fine too."
        action={
          tiers.length > 0 ? (
            <Button variant="secondary" size="sm" icon={<Plus aria-hidden />} onClick={add}>
              Add tier
            </Button>
          ) : null
        }
      />
      {tiers.length === 0 ? (
        <NoTiers onAdd={add} />
      ) : (
        <div className="grid gap-4">
          <LadderFields ladder={ladder} onChange={(patch) => set({ ladder: { ...ladder, ...patch } })} />
          {window ? (
            <div className={pending ? "opacity-60 transition-opacity" : undefined} aria-busy={pending}>
              <SpendHistogram
                curve={curve}
                tiers={tiers}
                unit={unit}
                step={step}
                onThreshold={(id, threshold) => draft.setTier(id, { threshold })}
              />
            </div>
          ) : (
            <Callout title="No picture for this period">
              These tiers count in a year of each member's own. Who would hold them depends on who joined when.
            </Callout>
          )}
          {tiers.map((tier, index) => (
            <TierOfDraft
              key={tier.id}
              draft={draft}
              tier={tier}
              index={index}
              unit={unit}
              members={counts ? { count: counts[index] ?? 0, of: curve.customers } : null}
            />
          ))}
        </div>
      )}
    </Card>
  )
}

function NoTiers({ onAdd }: { onAdd: () => void }) {
  return (
    <EmptyState
      icon={<Layers aria-hidden />}
      title="No tiers yet"
      action={
        <Button variant="primary" onClick={onAdd}>
          Add the first tier
        </Button>
      }
    >
      The first tier is for everyone. Those above it ask for more, and may give more.
    </EmptyState>
  )
}

function LadderFields({ ladder, onChange }: { ladder: LadderForm; onChange: (patch: Partial<LadderForm>) => void }) {
  const windows = windowOptions.some(({ value }) => value === ladder.window)
    ? windowOptions
    : [...windowOptions, { value: ladder.window, label: "A year of its own" }]
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label="Tiers count" name="ladder.metric">
        <Select
          value={ladder.metric}
          options={metricOptions}
          onChange={(event) => onChange({ metric: event.target.value as LadderForm["metric"] })}
        />
      </Field>
      <Field label="over" name="ladder.window">
        <Select
          value={ladder.window}
          options={windows}
          onChange={(event) => onChange({ window: event.target.value as LadderForm["window"] })}
        />
      </Field>
      <Field label="Who no longer reaches it falls" name="ladder.downgrade">
        <Select
          value={ladder.downgrade}
          options={downgradeOptions}
          onChange={(event) => onChange({ downgrade: event.target.value as LadderForm["downgrade"] })}
        />
      </Field>
    </div>
  )
}

type TierOfDraftProps = {
  draft: Draft
  tier: TierForm
  index: number
  unit: string
  members: { count: number; of: number } | null
}

function TierOfDraft({ draft, tier, index, unit, members }: TierOfDraftProps) {
  const { form, set, setTier, errorOf } = draft
  const parsed = tierSchema.safeParse(tierOf(tier, index, form.ladder))
  const sentence = parsed.success ? describeTier({ ...parsed.data, id: tier.id }, unitsOfForm(form)) : null
  function remove() {
    const before = form.tiers
    set({ tiers: before.filter(({ id }) => id !== tier.id) })
    toast.info(`Tier ${tier.name} removed`, { undo: () => set({ tiers: before }) })
  }
  return (
    <TierRow
      tier={tier}
      index={index}
      ladder={form.ladder}
      unit={unit}
      members={members}
      sentence={<Sentence text={sentence} />}
      errorOf={errorOf}
      onChange={(patch) => setTier(tier.id, patch)}
      onRemove={remove}
    />
  )
}
