"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { DateInput } from "@/components/ui/date-input"
import { Field } from "@/components/ui/field"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import type { Expiry } from "@/lib/programs/domain/definition"
import type { RuleForm } from "./rule-form"
import { RuleGroup } from "./rule-group"
import type { RuleProps } from "./rule-props"

const expiryOptions: { value: Expiry["kind"]; label: string }[] = [
  { value: "never", label: "Never" },
  { value: "afterMonths", label: "After some months" },
  { value: "afterDays", label: "After some days" },
  { value: "endOfYear", label: "At the end of the year" },
  { value: "fixedDate", label: "After a fixed day" },
  { value: "inactivity", label: "After months without activity" },
]

const pendingOptions: { value: RuleForm["pending"]; label: string }[] = [
  { value: "none", label: "At once" },
  { value: "days", label: "After some days" },
  { value: "untilAction", label: "Once somebody confirms them" },
]

/** From when points can be spent, and how long. */
export function RuleLots({ draft, rule, index }: RuleProps) {
  const { form, setRule, errorOf } = draft
  const at = `rules.${index}.rule`
  const { expiry } = rule
  const setExpiry = (patch: Partial<typeof expiry>) => setRule(rule.id, { expiry: { ...expiry, ...patch } })
  const plural = form.currencyPlural || "points"
  const names = ["pending", "pending.days", "expiry", "expiry.days", "expiry.months", "expiry.date"]
  const label = (options: { value: string; label: string }[], value: string) =>
    options.find((option) => option.value === value)?.label ?? ""
  return (
    <RuleGroup
      title="Spending and expiry"
      told={`${label(pendingOptions, rule.pending)}; expire: ${label(expiryOptions, expiry.kind).toLowerCase()}`}
      hasError={names.some((name) => errorOf(`${at}.${name}`))}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label="Can be spent"
          name={`${at}.pending`}
          error={errorOf(`${at}.pending`)}
          help={
            rule.pending === "untilAction"
              ? "They wait until staff, or your shop system, confirms or cancels the entry."
              : undefined
          }
        >
          <Select
            value={rule.pending}
            options={pendingOptions}
            onChange={(event) => {
              const pending = event.target.value as RuleForm["pending"]
              setRule(rule.id, {
                pending,
                pendingDays: pending === "days" ? (rule.pendingDays ?? 14) : rule.pendingDays,
              })
            }}
          />
        </Field>
        {rule.pending === "days" ? (
          <Field label="Wait for" name={`${at}.pending.days`} error={errorOf(`${at}.pending.days`)}>
            <NumberInput
              value={rule.pendingDays}
              min={0}
              unit="days"
              onValueChange={(pendingDays) => setRule(rule.id, { pendingDays })}
            />
          </Field>
        ) : (
          <span className="max-sm:hidden" />
        )}
        <Field label={`${capital(plural)} expire`} name={`${at}.expiry`} error={errorOf(`${at}.expiry`)}>
          <Select
            value={expiry.kind}
            options={expiryOptions}
            onChange={(event) => setExpiry({ kind: event.target.value as Expiry["kind"] })}
          />
        </Field>
        <ExpiryFields draft={draft} rule={rule} index={index} setExpiry={setExpiry} />
      </div>
    </RuleGroup>
  )
}

type ExpiryProps = RuleProps & { setExpiry: (patch: Partial<RuleForm["expiry"]>) => void }

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
      <Field
        label="Usable for"
        name={`${at}.months`}
        error={errorOf(`${at}.months`)}
        help={expiry.kind === "inactivity" ? "Every purchase and every activity that earns begins it anew." : undefined}
      >
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

function capital(word: string): string {
  return `${word[0]?.toUpperCase() ?? ""}${word.slice(1)}`
}
