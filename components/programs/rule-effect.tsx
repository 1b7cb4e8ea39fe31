"use client"

import { useState } from "react"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { currencyExponent } from "@/lib/core/money"
import type { DraftForm } from "./draft-form"
import type { RuleForm } from "./rule-form"
import type { RuleProps } from "./rule-props"

/** What a rule gives, and in which currency. */
export function RuleEffect({ draft, rule, index }: RuleProps) {
  const { form, setRule, errorOf } = draft
  const at = `rules.${index}.rule.effect`
  const isPurchase = rule.trigger === "purchase"
  const plural = form.currencyPlural || "points"
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 sm:items-start">
        <Field
          label="Members get"
          name={`${at}.kind`}
          error={errorOf(`${at}.kind`) ?? errorOf(at)}
          help={
            isPurchase
              ? undefined
              : `${capital(plural)} per amount, per item or as a multiple need a purchase to reckon with.`
          }
        >
          <Select
            value={rule.kind}
            options={effectOptions(plural, isPurchase)}
            onChange={(event) => setRule(rule.id, changedKind(form, event.target.value as RuleForm["kind"], rule))}
          />
        </Field>
        <CurrencyField draft={draft} rule={rule} index={index} />
      </div>
      <EffectFields draft={draft} rule={rule} index={index} />
    </div>
  )
}

function effectOptions(plural: string, isPurchase: boolean) {
  if (!isPurchase) return [{ value: "fixed", label: "A fixed number" }]
  return [
    { value: "perAmount", label: `${plural} per amount spent` },
    { value: "fixed", label: `${plural} per purchase` },
    { value: "perItem", label: `${plural} per item` },
    { value: "multiplier", label: "A multiple of the others" },
  ]
}

/** What a multiple adds expires by itself: it begins like the points that it multiplies. */
function changedKind(form: DraftForm, kind: RuleForm["kind"], rule: RuleForm): Partial<RuleForm> {
  const base = form.rules.find((other) => other.kind === "perAmount" || other.kind === "perItem")
  if (kind !== "multiplier" || !base || base.id === rule.id) return { kind }
  const { expiry, pending, pendingDays } = base
  return { kind, factor: rule.factor || "2", expiry, pending, pendingDays }
}

const another = " another"

/** The program's own currency, or one that counts for tiers and cannot be spent. */
function CurrencyField({ draft: { form, setRule, errorOf }, rule, index }: RuleProps) {
  const name = `rules.${index}.rule.currency`
  const known = [...new Set(form.rules.map(({ currency }) => currency))].filter(
    (code) => code !== "" && code !== form.currencyCode,
  )
  const [isNaming, setNaming] = useState(false)
  const own = form.currencyPlural || "points"
  const options = [
    { value: "", label: own },
    ...known.map((code) => ({ value: code, label: `${code}, only for tiers` })),
    { value: another, label: "Another, only for tiers" },
  ]
  const isOwn = rule.currency === "" || rule.currency === form.currencyCode
  return (
    <div className="grid gap-2">
      <Field
        label="Counted in"
        name={name}
        error={isNaming ? undefined : errorOf(name)}
        help="What counts only for tiers is kept apart from what members spend."
      >
        <Select
          value={isNaming ? another : isOwn ? "" : rule.currency}
          options={options}
          onChange={(event) => {
            setNaming(event.target.value === another)
            setRule(rule.id, { currency: event.target.value === another ? "" : event.target.value })
          }}
        />
      </Field>
      {isNaming ? (
        <Field label="Its short name" name={name} error={errorOf(name)} help="Capital letters, such as STATUS.">
          <Input
            value={rule.currency}
            maxLength={32}
            onChange={(event) => setRule(rule.id, { currency: event.target.value.toUpperCase() })}
          />
        </Field>
      ) : null}
    </div>
  )
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
  const own = rule.points === 1 ? form.currencyName : form.currencyPlural
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Gives" name={`${at}.points`} error={errorOf(`${at}.points`)}>
        <NumberInput
          value={rule.points}
          min={1}
          unit={rule.currency || own}
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

function capital(word: string): string {
  return `${word[0]?.toUpperCase() ?? ""}${word.slice(1)}`
}
