"use client"

import { DateInput } from "@/components/ui/date-input"
import { Field } from "@/components/ui/field"
import { RadioGroup } from "@/components/ui/radio-group"
import { formatInteger } from "@/lib/core/points"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"
import { dayWords } from "./day-words"

export type PublishForm = {
  award: "none" | "day" | "all"
  awardDay: string
  effective: "now" | "day"
  effectiveDay: string
}

type PublishChoicesProps = {
  form: PublishForm
  onChange: (form: PublishForm) => void
  estimate: EarningEstimate
  /** From which day purchases earn already; null: from none before publishing. */
  awardedFrom: string | null
  /** The first version holds from the beginning of time. */
  first: boolean
}

/** From when purchases are awarded, and from when a new version holds. */
export function PublishChoices({ form, onChange, estimate, awardedFrom, first }: PublishChoicesProps) {
  const { purchases, firstDay, lastDay } = estimate
  return (
    <>
      {purchases > 0 ? (
        <div className="grid gap-3">
          <RadioGroup
            cards
            label={`Points for the ${formatInteger(purchases)} purchases already recorded`}
            name="award"
            value={form.award}
            onValueChange={(award) => onChange({ ...form, award: award as PublishForm["award"] })}
            options={[
              {
                value: "none",
                label: awardedFrom ? "As before" : "None",
                help: helpOfNone(awardedFrom, first),
              },
              { value: "day", label: "From a day on", help: "Earlier purchases never earn." },
              { value: "all", label: "All of them", help: `From ${firstDay ? dayWords(firstDay) : "the first"} on.` },
            ]}
          />
          {form.award === "day" ? (
            <Field label="Award purchases from" name="awardDay">
              <DateInput
                value={form.awardDay}
                min={firstDay ?? undefined}
                max={lastDay ?? undefined}
                onChange={(event) => onChange({ ...form, awardDay: event.target.value })}
              />
            </Field>
          ) : null}
        </div>
      ) : null}
      {first ? null : (
        <div className="grid gap-3">
          <RadioGroup
            cards
            label="The new version holds"
            name="effective"
            value={form.effective}
            onValueChange={(effective) => onChange({ ...form, effective: effective as PublishForm["effective"] })}
            options={[
              { value: "now", label: "From now on", help: "Purchases made from this moment." },
              { value: "day", label: "From a day on", help: "Until then the present version holds." },
            ]}
          />
          {form.effective === "day" ? (
            <Field label="Holds from" name="effectiveDay">
              <DateInput
                value={form.effectiveDay}
                onChange={(event) => onChange({ ...form, effectiveDay: event.target.value })}
              />
            </Field>
          ) : null}
        </div>
      )}
    </>
  )
}

function helpOfNone(awardedFrom: string | null, first: boolean): string {
  if (awardedFrom) return `Purchases from ${dayWords(awardedFrom)} on have earned theirs.`
  return first
    ? "Members begin at zero. What they bought still counts for tiers."
    : "Members keep the points that they have. Nothing is added for the past."
}
