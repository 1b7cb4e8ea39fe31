"use client"

import { Callout } from "@/components/ui/callout"
import { RadioGroup } from "@/components/ui/radio-group"
import { dateLocale } from "@/lib/core/calendar"
import type { Doubt } from "@/lib/purchases/domain/import/doubts"
import type { ImportMapping } from "@/lib/purchases/domain/import/import-mapping"

const questions: Record<Doubt["about"], (example: string) => string> = {
  dateOrder: (example) => `Which day is ${example}?`,
  decimal: (example) => `How much is ${example}?`,
}

const day = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

function grouped(number: string): string {
  const [whole = "", fraction] = number.split(".")
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...(fraction === undefined ? [] : [fraction])].join(".")
}

const told: Record<Doubt["about"], (as: string) => string> = {
  dateOrder: (as) => day.format(new Date(as)),
  decimal: grouped,
}

type Props = {
  doubts: readonly Doubt[]
  mapping: ImportMapping
  /** What a person decided already. */
  decided: ReadonlySet<Doubt["about"]>
  onDecide: (change: Partial<Pick<ImportMapping, "dateOrder" | "decimal">>) => void
}

/** What nothing in the file tells: a person says it before anything is recorded. */
export function ImportDoubts({ doubts, mapping, decided, onDecide }: Props) {
  if (doubts.length === 0) return null
  return (
    <Callout tone="warning" title="The file can be read in more than one way">
      <div className="mt-3 grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {doubts.map(({ about, example, readings }) => (
          <RadioGroup
            key={about}
            label={questions[about](example)}
            name={about}
            value={decided.has(about) ? mapping[about] : ""}
            onValueChange={(value) => onDecide({ [about]: value })}
            options={readings.map(({ value, as }) => ({ value, label: told[about](as) }))}
          />
        ))}
      </div>
    </Callout>
  )
}
