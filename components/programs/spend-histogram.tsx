"use client"

import { Histogram } from "@/components/charts/histogram"
import { EmptyState } from "@/components/ui/empty-state"
import { formatValue, type Unit } from "@/components/ui/format-value"
import { countReaching, curveBins, type ValueCurve } from "@/lib/programs/domain/value-curve"
import { dayWords } from "./day-words"

type SpendHistogramProps = {
  curve: ValueCurve
  /** From the lowest up; null while a threshold is not typed. */
  tiers: readonly { id: string; name: string; threshold: number | null }[]
  unit: Unit
  /** The smallest amount that a handle moves by, in the unit of the curve. */
  step: number
  onThreshold: (tierId: string, threshold: number) => void
}

const questions = {
  spendMinor: "How much do customers spend?",
  pointsEarned: "How much would customers earn?",
  purchases: "How often do customers buy?",
}

const windows = {
  rolling365: (asOf: string) => `in the 365 days up to ${asOf}`,
  calendarYear: (_: string, year: string) =>
    `in the better of ${year} and the year before: a tier holds to the end of the next year`,
  lifetime: (asOf: string) => `up to ${asOf}`,
}

/** The merchant's own customers by what tiers count, with each threshold as a handle to drag. */
export function SpendHistogram({ curve, tiers, unit, step, onThreshold }: SpendHistogramProps) {
  const bins = curveBins(curve, step)
  if (!curve.asOf || bins.length === 0) {
    return (
      <EmptyState className="rounded-card border border-dashed border-line py-8" title="No purchases to look at yet">
        Import your history, and your customers appear here with each tier as a handle to drag.
      </EmptyState>
    )
  }
  const highest = bins.at(-1)?.to ?? step
  const thresholds = tiers.slice(1).flatMap(({ id, name, threshold }) => {
    return threshold === null ? [] : [{ id, label: name, value: Math.min(threshold, highest) }]
  })
  const idle = curve.customers - countReaching(curve, 1)
  const told = thresholds.map(
    ({ label, value }) =>
      `${label} from ${formatValue(value, unit)}: ${formatValue(countReaching(curve, value), "customers")} reach it.`,
  )
  return (
    <Histogram
      question={questions[curve.metric]}
      subtitle={`Customers by ${unit.length === 3 ? "spend" : unit}, ${windows[curve.window](dayWords(curve.asOf), curve.asOf.slice(0, 4))}`}
      description={told.join(" ") || "Add a second tier to see who would reach it."}
      sampleSize={`${formatValue(curve.customers, "customers")}, of whom ${formatValue(idle, "")} bought nothing in this time`}
      dataThrough={dayWords(curve.asOf)}
      bins={bins}
      valueUnit={unit}
      countUnit="customers"
      thresholds={thresholds}
      step={step}
      onThresholdChange={onThreshold}
      height={200}
    />
  )
}
