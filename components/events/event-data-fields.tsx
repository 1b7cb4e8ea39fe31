"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import type { EventField, EventFieldKind } from "@/lib/purchases/domain/events/event-fields"

export type EventValue = string | number | boolean

type EventDataFieldsProps = {
  fields: readonly EventField[]
  values: Readonly<Record<string, EventValue>>
  onChange: (name: string, value: EventValue | undefined) => void
  errorOf: (name: string) => string | undefined
}

type ControlProps = {
  field: EventField
  value: EventValue | undefined
  onChange: (value: EventValue | undefined) => void
}

const yesNo = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
]

const controls: Record<EventFieldKind, (props: ControlProps) => React.ReactNode> = {
  text: ({ value, onChange }) => (
    <Input
      value={typeof value === "string" ? value : ""}
      maxLength={2000}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
    />
  ),
  number: ({ value, onChange }) => (
    <NumberInput
      value={typeof value === "number" ? value : null}
      decimals={6}
      onValueChange={(next) => onChange(next ?? undefined)}
    />
  ),
  yesNo: ({ value, onChange }) => (
    <Select
      value={value === undefined ? "" : String(value)}
      placeholder="Not told"
      options={yesNo}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value === "true")}
    />
  ),
  choice: ({ field, value, onChange }) => (
    <Select
      value={typeof value === "string" ? value : ""}
      placeholder="Choose one"
      options={field.choices.map((choice) => ({ value: choice, label: choice }))}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
    />
  ),
}

/** One control for each value that an activity tells. */
export function EventDataFields({ fields, values, onChange, errorOf }: EventDataFieldsProps) {
  return fields.map((field) => {
    const Control = controls[field.kind]
    return (
      <Field
        key={field.name}
        label={field.name}
        name={`data.${field.name}`}
        optional={!field.required}
        error={errorOf(`data.${field.name}`)}
      >
        <Control field={field} value={values[field.name]} onChange={(value) => onChange(field.name, value)} />
      </Field>
    )
  })
}
