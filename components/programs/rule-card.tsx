"use client"

import { Trash2 } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { currencyExponent } from "@/lib/core/money"
import { describeRule } from "@/lib/programs/domain/describe-program"
import { earningRuleSchema } from "@/lib/programs/schema"
import type { RuleForm } from "./draft-form"
import { ruleOf } from "./draft-input"
import { RuleOptions } from "./rule-options"
import type { RuleProps } from "./rule-props"
import { Sentence } from "./sentence"
import { unitsOfForm } from "./units"

/** One rule: its fields, and the sentence that they make while they are typed. */
export function RuleCard({ draft, rule, index }: RuleProps) {
  const { form, set, setRule, errorOf } = draft
  const parsed = earningRuleSchema.safeParse(ruleOf(rule))
  const at = `rules.${index}.rule`
  function remove() {
    const before = form.rules
    set({ rules: before.filter(({ id }) => id !== rule.id) })
    toast.info(`Rule "${rule.name}" removed`, { undo: () => set({ rules: before }) })
  }
  return (
    <section aria-label={rule.name} className="grid gap-4 rounded-card border border-line p-4">
      <div className="flex items-center justify-between gap-4">
        <h3 className="min-w-0 truncate font-semibold">{rule.name || `Rule ${index + 1}`}</h3>
        <Button variant="ghost" size="icon-sm" aria-label={`Remove ${rule.name}`} onClick={remove}>
          <Trash2 aria-hidden />
        </Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-2 sm:items-start">
        <Field label="Name of the rule" name={`${at}.name`} error={errorOf(`${at}.name`)}>
          <Input
            value={rule.name}
            maxLength={120}
            onChange={(event) => setRule(rule.id, { name: event.target.value })}
          />
        </Field>
        <Field label="Members get" name={`${at}.effect.kind`} error={errorOf(`${at}.effect.kind`)}>
          <Select
            value={rule.kind}
            options={effectOptions(form.currencyPlural || "points")}
            onChange={(event) => setRule(rule.id, { kind: event.target.value as RuleForm["kind"] })}
          />
        </Field>
      </div>
      <EffectFields draft={draft} rule={rule} index={index} />
      <Sentence text={parsed.success ? describeRule(parsed.data, unitsOfForm(form)) : null} />
      <RuleOptions draft={draft} rule={rule} index={index} />
    </section>
  )
}

function effectOptions(plural: string) {
  return [
    { value: "perAmount", label: `${plural} per amount spent` },
    { value: "fixed", label: `${plural} per purchase` },
    { value: "perItem", label: `${plural} per item` },
    { value: "multiplier", label: "A multiple of the others" },
  ]
}

function EffectFields({ draft: { form, setRule, errorOf }, rule, index }: RuleProps) {
  const at = `rules.${index}.rule.effect`
  if (rule.kind === "multiplier") {
    return (
      <Field
        label="Times"
        name={`${at}.factor`}
        error={errorOf(`${at}.factor`)}
        help="2 doubles, 1.5 gives half as much again."
      >
        <Input
          value={rule.factor}
          inputMode="decimal"
          className="tabular max-w-32 text-end"
          onChange={(event) => setRule(rule.id, { factor: event.target.value })}
        />
      </Field>
    )
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Gives" name={`${at}.points`} error={errorOf(`${at}.points`)}>
        <NumberInput
          value={rule.points}
          min={1}
          unit={rule.points === 1 ? form.currencyName : form.currencyPlural}
          onValueChange={(points) => setRule(rule.id, { points })}
        />
      </Field>
      {rule.kind === "perAmount" ? (
        <Field label="For each whole" name={`${at}.perMinor`} error={errorOf(`${at}.perMinor`)}>
          <MoneyInput
            value={rule.perMinor}
            currency={form.moneyCurrency}
            exponent={currencyExponent(form.moneyCurrency)}
            onValueChange={(perMinor) => setRule(rule.id, { perMinor })}
          />
        </Field>
      ) : null}
    </div>
  )
}
