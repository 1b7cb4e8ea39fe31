"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { isYearly, type LadderForm, type LadderMore } from "./ladder-form"
import { monthOptions, periodOptions } from "./ladder-options"

type KeepingFieldsProps = { ladder: LadderForm; onChange: (patch: Partial<LadderForm>) => void }

/** When the year begins, how long a tier holds beyond it, what is looked at to keep it, and what carries over. */
export function KeepingFields({ ladder, onChange }: KeepingFieldsProps) {
  const { more, window, match } = ladder
  const set = (patch: LadderMore) => onChange({ more: { ...more, ...patch } })
  const ends = window !== "lifetime" && ladder.downgrade !== "never"
  return (
    <>
      {window === "programYear" ? (
        <Field label="The year begins in" name="ladder.yearStartMonth">
          <Select
            value={String(more.yearStartMonth ?? 1)}
            options={monthOptions}
            onChange={(event) => set({ yearStartMonth: Number(event.target.value) })}
          />
        </Field>
      ) : null}
      {ends ? (
        <>
          <Field label="Days of grace" optional name="ladder.graceDays" help="A tier holds so many days longer.">
            <NumberInput
              value={more.graceDays ?? null}
              min={1}
              unit="days"
              onValueChange={(graceDays) => set({ graceDays })}
            />
          </Field>
          <Field label="Extra months" optional name="ladder.extraMonths" help="Months added before the grace.">
            <NumberInput
              value={more.extraMonths ?? null}
              min={1}
              unit="months"
              onValueChange={(extraMonths) => set({ extraMonths })}
            />
          </Field>
        </>
      ) : null}
      {ends && match === "one" ? (
        <Field label="To keep a tier counts" name="ladder.maintainPeriods">
          <Select
            value={String(more.maintainPeriods ?? 1)}
            options={periodOptions}
            onChange={(event) => set({ maintainPeriods: event.target.value === "2" ? 2 : undefined })}
          />
        </Field>
      ) : null}
      {isYearly(ladder) ? (
        <Checkbox
          label="What exceeds the tier reached counts in the next year, once"
          checked={more.rollover ?? false}
          onChange={(event) => set({ rollover: event.target.checked })}
        />
      ) : null}
    </>
  )
}
