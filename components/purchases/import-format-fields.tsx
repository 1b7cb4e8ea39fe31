"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import type { ImportMapping } from "@/lib/purchases/domain/import/import-mapping"

const delimiters = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Bar |" },
  { value: "whitespace", label: "White space" },
]
const encodings = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1252", label: "Latin-1 / Windows" },
  { value: "utf-16le", label: "UTF-16" },
  { value: "utf-16be", label: "UTF-16, big end first" },
]
const orders = [
  { value: "ymd", label: "Year, month, day" },
  { value: "dmy", label: "Day, month, year" },
  { value: "mdy", label: "Month, day, year" },
]
const decimals = [
  { value: ".", label: "Point: 1,234.50" },
  { value: ",", label: "Comma: 1.234,50" },
]

type Props = {
  mapping: ImportMapping
  /** The change needs the file to be read anew. */
  onFormat: (change: Partial<Pick<ImportMapping, "delimiter" | "encoding" | "hasHeader">>) => void
  onChange: (change: Partial<ImportMapping>) => void
}

/** How the file is written: guessed, and changed where the guess is wrong. */
export function ImportFormatFields({ mapping, onFormat, onChange }: Props) {
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label="Separator">
          <Select
            options={delimiters}
            value={mapping.delimiter}
            onChange={(event) => onFormat({ delimiter: event.target.value as ImportMapping["delimiter"] })}
          />
        </Field>
        <Field label="Letters">
          <Select
            options={encodings}
            value={mapping.encoding}
            onChange={(event) => onFormat({ encoding: event.target.value as ImportMapping["encoding"] })}
          />
        </Field>
        <Field label="Dates">
          <Select
            options={orders}
            value={mapping.dateOrder}
            onChange={(event) => onChange({ dateOrder: event.target.value as ImportMapping["dateOrder"] })}
          />
        </Field>
        <Field label="Decimals">
          <Select
            options={decimals}
            value={mapping.decimal}
            onChange={(event) => onChange({ decimal: event.target.value as ImportMapping["decimal"] })}
          />
        </Field>
      </div>
      <Checkbox
        label="The first line names the columns"
        checked={mapping.hasHeader}
        onChange={(event) => onFormat({ hasHeader: event.target.checked })}
      />
    </div>
  )
}
