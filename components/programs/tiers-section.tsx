"use client"

import { Layers, Plus } from "lucide-react"
import { BenefitsEditor } from "@/components/benefits/benefits-editor"
import { PriceFields } from "@/components/subscriptions/price-fields"
import { LadderFields } from "@/components/tiers/ladder-fields"
import {
  firstMetric,
  isEarned,
  type LadderForm,
  newTier,
  type TierForm,
  thresholdOf,
  tierOf,
  underLadder,
} from "@/components/tiers/ladder-form"
import { unitOfMetric } from "@/components/tiers/ladder-options"
import { TierRow } from "@/components/tiers/tier-row"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { Checkbox } from "@/components/ui/checkbox"
import { EmptyState } from "@/components/ui/empty-state"
import { toast } from "@/components/ui/toast"
import { currencyExponent } from "@/lib/core/money"
import { describeTier } from "@/lib/programs/domain/describe-program"
import { qualifyingWord } from "@/lib/programs/domain/qualifying"
import { type CurveMetric, type CurveWindow, countPerTier, type ValueCurve } from "@/lib/programs/domain/value-curve"
import type { TierMetric } from "@/lib/tiers/domain/tier"
import { tierSchema } from "@/lib/tiers/schema"
import { Sentence } from "./sentence"
import { SpendHistogram } from "./spend-histogram"
import { unitsOfForm } from "./units"
import type { Draft } from "./use-draft"
import { askedOf, askedOfQualifying } from "./use-estimate"
import { useValueCurve } from "./use-value-curve"

type TiersSectionProps = { draft: Draft; merchantSlug: string; initialCurve: ValueCurve }

const curveWindow = (window: LadderForm["window"]): CurveWindow | null =>
  window === "programYear" || window === "anniversaryYear" ? null : window

/** What the ladder counts, over the merchant's own history, and in which units. */
function useLadder({ draft, merchantSlug, initialCurve }: TiersSectionProps) {
  const { form, definition } = draft
  const { ladder, tiers } = form
  const shown = firstMetric(ladder)
  const metric: CurveMetric = shown === "qualifyingPoints" ? "pointsEarned" : shown
  const window = curveWindow(ladder.window)
  const query = definition && (shown === "qualifyingPoints" ? askedOfQualifying(definition) : askedOf(definition))
  const { curve, pending } = useValueCurve(merchantSlug, metric, window ?? "rolling365", query, initialCurve)
  const rungs = tiers
    .filter(isEarned)
    .map((tier) => ({ id: tier.id, name: tier.name, threshold: thresholdOf(tier, shown) }))
  const isCounted = ladder.match === "one"
  const qualifying = qualifyingWord(unitsOfForm(form))
  const countable = window && isCounted && !pending && curve.asOf
  const counts = countable
    ? countPerTier(
        curve,
        rungs.map(({ threshold }) => threshold ?? 0),
      )
    : []
  return {
    shown,
    window,
    curve,
    pending,
    rungs,
    isCounted,
    /** By the tier's id; who is given or sold a tier is not known from the history. */
    counts: new Map(counts.map((count, index) => [rungs[index]?.id ?? "", count])),
    units: (one: TierMetric) => unitOfMetric(one, form.moneyCurrency, form.currencyPlural || "points", qualifying),
    stepOf: (one: TierMetric) => (one === "spendMinor" ? 10 ** currencyExponent(form.moneyCurrency) : 1),
  }
}

/** The ladder of tiers over the merchant's own history. */
export function TiersSection(props: TiersSectionProps) {
  const { draft } = props
  const { form, set } = draft
  const { ladder, tiers } = form
  const { counts, curve, units, stepOf, ...picture } = useLadder(props)
  const first = (metric: TierMetric) => (metric === "purchases" ? 5 : 200 * stepOf(metric))
  function changeLadder(patch: Partial<LadderForm>) {
    const changed = { ...ladder, ...patch }
    set({ ladder: changed, tiers: underLadder(tiers, ladder, changed) })
  }
  const add = () => set({ tiers: [...tiers, newTier(tiers, ladder.metrics, first)] })
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
          <LadderFields ladder={ladder} onChange={changeLadder} />
          {tiers.some(({ own }) => Object.keys(own ?? {}).length > 0) ? (
            <p className="text-sm text-muted">
              Some tiers differ in how they are kept, as their sentences say. What you change here holds for all.
            </p>
          ) : null}
          <LadderPicture draft={draft} curve={curve} units={units} stepOf={stepOf} {...picture} />
          {tiers.map((tier, index) => (
            <TierOfDraft
              key={tier.id}
              draft={draft}
              tier={tier}
              index={index}
              units={units}
              members={counts.get(tier.id) ?? null}
              customers={curve.customers}
            />
          ))}
        </div>
      )}
    </Card>
  )
}

type PictureProps = { draft: Draft } & Omit<ReturnType<typeof useLadder>, "counts">

function LadderPicture({ draft, shown, window, curve, pending, rungs, isCounted, units, stepOf }: PictureProps) {
  const { tiers } = draft.form
  if (!window) {
    return (
      <Callout title="No picture for this period">
        These tiers count in a year of each member's own. Who would hold them depends on who joined when.
      </Callout>
    )
  }
  return (
    <>
      {isCounted ? null : (
        <p className="text-sm text-muted">
          The picture shows the first requirement alone, so it cannot say who would hold each tier.
        </p>
      )}
      <div className={pending ? "cursor-progress" : undefined} aria-busy={pending}>
        <SpendHistogram
          curve={curve}
          tiers={rungs}
          unit={units(shown)}
          step={stepOf(shown)}
          onThreshold={(id, threshold) => {
            const thresholds = tiers.find((tier) => tier.id === id)?.thresholds
            draft.setTier(id, { thresholds: { ...thresholds, [shown]: threshold } })
          }}
        />
      </div>
    </>
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

type TierOfDraftProps = {
  draft: Draft
  tier: TierForm
  index: number
  units: (metric: TierMetric) => string
  /** Customers who would hold it, of all; null while that is not known. */
  members: number | null
  customers: number
}

function TierOfDraft({ draft, tier, index, units, members, customers }: TierOfDraftProps) {
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
      units={units}
      members={members === null ? null : { count: members, of: customers }}
      sentence={<Sentence text={sentence} />}
      benefits={<TierGives draft={draft} tier={tier} index={index} />}
      errorOf={errorOf}
      onChange={(patch) => setTier(tier.id, patch)}
      onRemove={remove}
    />
  )
}

/** What a tier gives, and what it is sold for or whether it is had by invitation alone; the lowest is for everyone. */
function TierGives({ draft, tier, index }: Pick<TierOfDraftProps, "draft" | "tier" | "index">) {
  const { form, setTier, errorOf } = draft
  const { price, invitationOnly = false } = tier.rest
  const setRest = (patch: TierForm["rest"]) => setTier(tier.id, { rest: { ...tier.rest, ...patch } })
  return (
    <>
      <BenefitsEditor
        benefits={tier.benefits}
        at={`tiers.${index}.tier.benefits`}
        moneyCurrency={form.moneyCurrency}
        tiers={form.tiers.slice(0, index + 1)}
        below={form.tiers[index - 1] ?? null}
        errorOf={errorOf}
        onChange={(benefits) => setTier(tier.id, { benefits })}
      />
      {index > 0 && !price ? (
        <Checkbox
          label="By invitation alone: who has it, staff choose on the member's page"
          checked={invitationOnly}
          onChange={({ target }) => setRest({ invitationOnly: target.checked || undefined })}
        />
      ) : null}
      {index > 0 && !invitationOnly ? (
        <PriceFields
          tierName={tier.name}
          price={price}
          money={form.moneyCurrency}
          at={`tiers.${index}.tier.price`}
          errorOf={errorOf}
          onChange={(one) => setRest({ price: one })}
        />
      ) : null}
    </>
  )
}
