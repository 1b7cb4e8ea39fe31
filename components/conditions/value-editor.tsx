"use client"

import type { ValueEditorProps } from "react-querybuilder"
import { Checkbox } from "@/components/ui/checkbox"
import { DateInput } from "@/components/ui/date-input"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { type Field, findField } from "@/lib/conditions/domain/fields"
import { currencyExponent } from "@/lib/core/money"
import { valuesOfField } from "./builder-fields"
import type { BuilderContext, Option } from "./choices"

/** What the right-hand side of a rule asks for, by the field and the operator. */
export function ValueEditor({ field: name, operator, value, handleOnChange, context }: ValueEditorProps) {
  const { currency, choices }: BuilderContext = context
  const field = findField(name)
  if (!field || operator === "null" || operator === "notNull") return null
  const options = valuesOfField(field, choices)
  const many = operator === "in" || operator === "notIn"
  if (many && options) return <ManyChoices options={options} field={field} value={value} onChange={handleOnChange} />
  if (many) return <ManyTexts field={field} value={value} onChange={handleOnChange} />
  const one = { field, options, currency }
  if (operator !== "between") return <OneValue {...one} label="Value" value={value} onChange={handleOnChange} />
  const [from, to] = Array.isArray(value) ? value : [null, null]
  return (
    <span className="flex min-w-0 grow flex-wrap items-center gap-2">
      <OneValue {...one} label="From" value={from} onChange={(next) => handleOnChange([next, to])} />
      <span className="text-muted">and</span>
      <OneValue {...one} label="To" value={to} onChange={(next) => handleOnChange([from, next])} />
    </span>
  )
}

type EditorProps = { field: Field; value: unknown; onChange: (value: unknown) => void }

function typed(field: Field, text: string): unknown {
  if (text === "") return null
  if (field.type === "boolean") return text === "true"
  // Attributes are texts that are compared as numbers where the condition names one: "5" becomes 5, "007" stays a code.
  if (field.type === "attribute") return String(Number(text)) === text ? Number(text) : text
  return field.type === "number" ? Number(text) : text
}

type OneValueProps = EditorProps & { label: string; options: readonly Option[] | null; currency: string }

function OneValue({ field, label, value, onChange, options, currency }: OneValueProps) {
  if (options) {
    const chosen = value === null || value === undefined ? "" : String(value)
    // What was chosen and is not offered any more stays, until something else is chosen.
    const isGone = chosen !== "" && !options.some((option) => option.value === chosen)
    return (
      <Select
        aria-label={label}
        options={isGone ? [...options, { value: chosen, label: `${chosen} (gone)` }] : options}
        placeholder="Choose"
        value={chosen}
        onChange={(event) => onChange(typed(field, event.target.value))}
        className="w-44 max-w-full"
      />
    )
  }
  const number = typeof value === "number" ? value : null
  if (field.unit === "minor") {
    const exponent = currencyExponent(currency)
    return (
      <span className="w-36">
        <MoneyInput
          aria-label={label}
          value={number}
          currency={currency}
          exponent={exponent}
          onValueChange={onChange}
        />
      </span>
    )
  }
  if (field.type === "number") {
    const unit = field.unit === "points" || field.unit === "days" ? field.unit : undefined
    return (
      <span className="w-36">
        <NumberInput aria-label={label} value={number} unit={unit} onValueChange={onChange} />
      </span>
    )
  }
  const text = typeof value === "string" || typeof value === "number" ? String(value) : ""
  if (field.type === "day") {
    return (
      <DateInput aria-label={label} value={text} onChange={(event) => onChange(event.target.value)} className="w-44" />
    )
  }
  return (
    <Input
      aria-label={label}
      value={text}
      onChange={(event) => onChange(field.type === "attribute" ? typed(field, event.target.value) : event.target.value)}
      className="w-auto min-w-40 grow"
    />
  )
}

/** What was chosen and is not offered any more stays, to be unticked. */
function ManyChoices({ options, field, value, onChange }: EditorProps & { options: readonly Option[] }) {
  const chosen = (Array.isArray(value) ? value : []).map(String)
  const gone = chosen.filter((one) => !options.some((option) => option.value === one))
  const all = [...options, ...gone.map((one) => ({ value: one, label: one }))]
  const toggle = (option: string, on: boolean) => {
    const next = all.map((one) => one.value).filter((one) => (one === option ? on : chosen.includes(one)))
    onChange(next.map((one) => typed(field, one)))
  }
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-x-4 gap-y-2">
      <legend className="sr-only">Values</legend>
      {all.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={chosen.includes(option.value)}
          onChange={(event) => toggle(option.value, event.target.checked)}
        />
      ))}
    </fieldset>
  )
}

/** Texts or numbers with commas between them. */
function ManyTexts({ field, value, onChange }: EditorProps) {
  const texts = (Array.isArray(value) ? value : []).join(", ")
  function take(text: string) {
    const parts = text.split(",").map((part) => part.trim())
    onChange(parts.filter((part) => part !== "").map((part) => typed(field, part)))
  }
  return (
    <Input
      aria-label="Values, with commas between them"
      placeholder="One, another"
      defaultValue={texts}
      onChange={(event) => take(event.target.value)}
      className="w-auto min-w-48 grow"
    />
  )
}
