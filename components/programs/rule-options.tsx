"use client"

import { ChevronRight } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Checkbox } from "@/components/ui/checkbox"
import { DateInput } from "@/components/ui/date-input"
import { Field } from "@/components/ui/field"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { describeCondition } from "@/lib/conditions/domain/describe-condition"
import type { Expiry } from "@/lib/programs/domain/definition"
import type { RuleProps } from "./rule-props"

const expiryOptions: { value: Expiry["kind"]; label: string }[] = [
  { value: "never", label: "Never" },
  { value: "afterMonths", label: "After some months" },
  { value: "afterDays", label: "After some days" },
  { value: "endOfYear", label: "At the end of the year" },
  { value: "fixedDate", label: "After a fixed day" },
  { value: "inactivity", label: "After months without a purchase" },
]

const periods = [
  { value: "day", label: "per day" },
  { value: "week", label: "per week" },
  { value: "month", label: "per month" },
  { value: "year", label: "per year" },
  { value: "lifetime", label: "in all" },
]

/** Expiry, waiting time and cap: what most rules leave as it is. */
export function RuleOptions({ draft, rule, index }: RuleProps) {
  const { form, setRule, errorOf } = draft
  const at = `rules.${index}.rule`
  const { expiry } = rule
  const setExpiry = (patch: Partial<typeof expiry>) => setRule(rule.id, { expiry: { ...expiry, ...patch } })
  const options = { draft, rule, index, setExpiry }
  return (
    <details className="group">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 font-semibold text-accent-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        Expiry, waiting time, limit
      </summary>
      <div className="mt-4 grid items-start gap-4 sm:grid-cols-2">
        <Field label={`${capital(form.currencyPlural)} expire`} name={`${at}.expiry`} error={errorOf(`${at}.expiry`)}>
          <Select
            value={expiry.kind}
            options={expiryOptions}
            onChange={(event) => setExpiry({ kind: event.target.value as Expiry["kind"] })}
          />
        </Field>
        <ExpiryFields {...options} />
        <Field
          label="Can be spent after"
          optional
          help="Leave empty for at once."
          name={`${at}.pending`}
          error={errorOf(`${at}.pending`)}
        >
          <NumberInput
            value={rule.pendingDays}
            min={0}
            unit="days"
            onValueChange={(pendingDays) => setRule(rule.id, { pendingDays })}
          />
        </Field>
        <div className="grid grid-cols-[minmax(0,1fr)_8rem] items-end gap-2">
          <Field
            label="At most, per member"
            optional
            name={`${at}.limits.perMember.points`}
            error={errorOf(`${at}.limits.perMember.points`)}
          >
            <NumberInput
              value={rule.capPoints}
              min={1}
              unit={form.currencyPlural}
              onValueChange={(capPoints) => setRule(rule.id, { capPoints })}
            />
          </Field>
          <Select
            aria-label="Limit counts"
            value={rule.capPer}
            options={periods}
            onChange={(event) => setRule(rule.id, { capPer: event.target.value as typeof rule.capPer })}
          />
        </div>
        <Condition draft={draft} rule={rule} index={index} />
      </div>
    </details>
  )
}

type ExpiryProps = RuleProps & { setExpiry: (patch: Partial<RuleProps["rule"]["expiry"]>) => void }

function ExpiryFields({ draft: { errorOf }, rule: { expiry }, index, setExpiry }: ExpiryProps) {
  const at = `rules.${index}.rule.expiry`
  if (expiry.kind === "afterDays") {
    return (
      <Field label="Usable for" name={`${at}.days`} error={errorOf(`${at}.days`)}>
        <NumberInput value={expiry.days} min={0} unit="days" onValueChange={(days) => setExpiry({ days })} />
      </Field>
    )
  }
  if (expiry.kind === "fixedDate") {
    return (
      <Field label="Usable through" name={`${at}.date`} error={errorOf(`${at}.date`)}>
        <DateInput value={expiry.date} onChange={(event) => setExpiry({ date: event.target.value })} />
      </Field>
    )
  }
  if (expiry.kind !== "afterMonths" && expiry.kind !== "inactivity") return <span className="max-sm:hidden" />
  return (
    <div className="grid gap-2">
      <Field label="Usable for" name={`${at}.months`} error={errorOf(`${at}.months`)}>
        <NumberInput value={expiry.months} min={1} unit="months" onValueChange={(months) => setExpiry({ months })} />
      </Field>
      {expiry.kind === "afterMonths" ? (
        <Checkbox
          label="and to the end of that month"
          checked={expiry.roundTo}
          onChange={(event) => setExpiry({ roundTo: event.target.checked })}
        />
      ) : null}
    </div>
  )
}

/** Conditions are told in words and can be taken away. */
function Condition({ draft: { form, setRule }, rule }: RuleProps) {
  const { condition, ...rest } = rule.rest
  if (!condition?.rules.length) return null
  return (
    <Callout
      title="Only under a condition"
      className="sm:col-span-2"
      action={
        <Button variant="secondary" size="sm" onClick={() => setRule(rule.id, { rest })}>
          Remove condition
        </Button>
      }
    >
      {describeCondition(condition, { moneyCurrency: form.moneyCurrency })}
    </Callout>
  )
}

function capital(word: string): string {
  return word ? `${word[0]?.toUpperCase()}${word.slice(1)}` : "Points"
}
