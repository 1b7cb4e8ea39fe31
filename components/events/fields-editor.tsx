"use client"

import { Plus, Trash2 } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { type EventField, type EventFieldKind, fieldProblem } from "@/lib/purchases/domain/events/event-fields"

/** A row of the table; its key keeps what is typed where it is while rows come and go. */
export type FieldRow = EventField & { key: string }

type FieldsEditorProps = {
  fields: readonly FieldRow[]
  onChange: (fields: FieldRow[]) => void
  /** Whether problems are shown yet: not before the first try to save. */
  showProblems: boolean
}

const kinds: { value: EventFieldKind; label: string }[] = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "yesNo", label: "Yes or no" },
  { value: "choice", label: "One of several" },
]

export function newRow(field: Partial<EventField> = {}): FieldRow {
  return { key: crypto.randomUUID(), name: "", kind: "text", required: false, choices: [], ...field }
}

/** What an activity tells, one line for each value: name, kind, and whether it must be there. */
export function FieldsEditor({ fields, onChange, showProblems }: FieldsEditorProps) {
  const change = (key: string, changes: Partial<EventField>) =>
    onChange(fields.map((field) => (field.key === key ? { ...field, ...changes } : field)))
  return (
    <div className="grid gap-3">
      {fields.length === 0 ? (
        <p className="text-sm text-muted">Nothing yet. Without values an activity only says that it happened.</p>
      ) : null}
      <ul className="grid gap-3">
        {fields.map((field, index) => (
          <FieldLine
            key={field.key}
            field={field}
            number={index + 1}
            problem={showProblems ? fieldProblem(fields, index) : null}
            onChange={(changes) => change(field.key, changes)}
            onRemove={() => onChange(fields.filter(({ key }) => key !== field.key))}
          />
        ))}
      </ul>
      <Button className="w-fit" icon={<Plus aria-hidden />} onClick={() => onChange([...fields, newRow()])}>
        Add a value
      </Button>
    </div>
  )
}

type FieldLineProps = {
  field: FieldRow
  number: number
  problem: string | null
  onChange: (changes: Partial<EventField>) => void
  onRemove: () => void
}

function FieldLine({ field, number, problem, onChange, onRemove }: FieldLineProps) {
  const name = `fields.${number - 1}`
  return (
    <li className="grid items-start gap-3 rounded-control border border-line p-3 sm:grid-cols-[1fr_10rem_auto_auto]">
      <Field label={`Name of value ${number}`} name={name} error={problem ?? undefined}>
        <Input
          value={field.name}
          maxLength={64}
          placeholder="rating"
          onChange={(event) => onChange({ name: event.target.value.trim() })}
        />
      </Field>
      <Field label="Kind" name={`${name}.kind`}>
        <Select
          value={field.kind}
          options={kinds}
          onChange={(event) => onChange({ kind: event.target.value as EventFieldKind })}
        />
      </Field>
      <Checkbox
        className="sm:mt-8"
        label="Must be told"
        checked={field.required}
        onChange={(event) => onChange({ required: event.target.checked })}
      />
      <Button
        variant="ghost"
        size="icon"
        className="sm:mt-6"
        aria-label={`Remove value ${field.name || number}`}
        icon={<Trash2 aria-hidden />}
        onClick={onRemove}
      />
      {field.kind === "choice" ? (
        <Field className="sm:col-span-4" label="Choices" name={`${name}.choices`} help="Separate them by commas.">
          <ChoicesInput choices={field.choices} onChange={(choices) => onChange({ choices })} />
        </Field>
      ) : null}
    </li>
  )
}

/** Keeps what is typed as it is: the commas are read when the field is left. */
function ChoicesInput({ choices, onChange }: { choices: string[]; onChange: (choices: string[]) => void }) {
  const read = (text: string) => [...new Set(text.split(",").map((part) => part.trim()))].filter((part) => part !== "")
  return (
    <Input
      defaultValue={choices.join(", ")}
      placeholder="small, medium, large"
      maxLength={2000}
      onChange={(event) => onChange(read(event.target.value))}
    />
  )
}
