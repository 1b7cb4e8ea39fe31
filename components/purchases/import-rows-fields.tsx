"use client"

import { useState } from "react"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { RadioGroup } from "@/components/ui/radio-group"
import { Select } from "@/components/ui/select"
import type { ImportMapping } from "@/lib/purchases/domain/import/import-mapping"

const rowKinds = [
  { value: "purchase", label: "A whole purchase", help: "Each row has the total of one receipt." },
  { value: "line", label: "A line of a purchase", help: "Rows with the same purchase id are put together." },
]

type Returns = ImportMapping["returns"]

const returnKinds: { value: Returns["by"]; label: string }[] = [
  { value: "none", label: "There are none" },
  { value: "negative", label: "Quantity or amount is below zero" },
  { value: "prefix", label: "The purchase id begins with letters" },
  { value: "column", label: "A column says so" },
]

const freshReturns: Record<Returns["by"], Returns> = {
  none: { by: "none" },
  negative: { by: "negative" },
  prefix: { by: "prefix", prefix: "C" },
  column: { by: "column", values: ["yes", "return", "refund"] },
}

const taxes = [
  { value: "inside", label: "Inside the amounts" },
  { value: "added", label: "Comes on top" },
]

function wordsOf(text: string): string[] {
  return text.split(",").flatMap((word) => word.trim() || [])
}

/** The words of a column that mark a return, as they are typed. */
function MarkField({ values, onChange }: { values: string[]; onChange: (values: string[]) => void }) {
  const [text, setText] = useState(values.join(", "))
  return (
    <Field label="Words that mark a return" help="Apart by commas. Choose the column below.">
      <Input
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onChange(wordsOf(event.target.value))
        }}
      />
    </Field>
  )
}

type Props = { mapping: ImportMapping; onChange: (change: Partial<ImportMapping>) => void }

/** What a row is, how returns are told, and where tax is: guessed, and changed where the guess is wrong. */
export function ImportRowsFields({ mapping, onChange }: Props) {
  const { rows, returns, tax, columns } = mapping
  return (
    <div className="grid gap-4">
      <RadioGroup
        label="What a row is"
        name="rows"
        cards
        options={rowKinds}
        value={rows}
        onValueChange={(value) => onChange({ rows: value as ImportMapping["rows"] })}
      />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field
          label="How returns are told"
          help="A return takes back the purchase that it names, or else the customer's latest purchases of the same article."
        >
          <Select
            options={returnKinds}
            value={returns.by}
            onChange={(event) => onChange({ returns: freshReturns[event.target.value as Returns["by"]] })}
          />
        </Field>
        {returns.by === "prefix" ? (
          <Field label="Letters that returns begin with">
            <Input
              value={returns.prefix}
              maxLength={10}
              onChange={(event) => onChange({ returns: { by: "prefix", prefix: event.target.value } })}
            />
          </Field>
        ) : null}
        {returns.by === "column" ? (
          <MarkField values={returns.values} onChange={(values) => onChange({ returns: { by: "column", values } })} />
        ) : null}
        {rows === "line" && columns.tax !== undefined ? (
          <Field label="Tax">
            <Select
              options={taxes}
              value={tax}
              onChange={(event) => onChange({ tax: event.target.value as ImportMapping["tax"] })}
            />
          </Field>
        ) : null}
      </div>
    </div>
  )
}
