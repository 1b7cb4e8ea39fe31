"use client"

import type { RuleGroupType } from "react-querybuilder"
import { valuesOfField } from "@/components/conditions/builder-fields"
import { Checkbox } from "@/components/ui/checkbox"
import { Select } from "@/components/ui/select"
import { findField } from "@/lib/conditions/domain/fields"
import { type Exclusion, exclusionValue, hoursOnly, listExclusions, notDiscounted, withExclusion } from "./exclusions"
import type { RuleWorld } from "./rule-world"

type Props = { query: RuleGroupType | null; onChange: (query: RuleGroupType | null) => void; world: RuleWorld }

/** Exclusions as ready-made choices: each writes one demand into the condition below. */
export function RuleExclusions({ query, onChange, world }: Props) {
  const set = (exclusion: Exclusion, value: unknown) => onChange(withExclusion(query, exclusion, value))
  const isFull = exclusionValue(query, notDiscounted) !== null
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-semibold">Exclusions</legend>
      <p className="text-xs text-muted">
        Tax, shipping, gift cards and what is paid with points never earn. You need no rule for that.
      </p>
      <Checkbox
        label={notDiscounted.label}
        help={notDiscounted.help}
        checked={isFull}
        onChange={(event) => set(notDiscounted, event.target.checked ? 0 : null)}
      />
      {listExclusions.map((exclusion) => (
        <ListExclusion
          key={exclusion.field}
          exclusion={exclusion}
          query={query}
          world={world}
          onChange={(value) => set(exclusion, value)}
        />
      ))}
      <Hours value={exclusionValue(query, hoursOnly)} onChange={(value) => set(hoursOnly, value)} />
    </fieldset>
  )
}

type ListProps = {
  exclusion: Exclusion
  query: RuleGroupType | null
  world: RuleWorld
  onChange: (value: unknown) => void
}

/** Ticks of what there is to choose from; nothing is shown where there is nothing. */
function ListExclusion({ exclusion, query, world, onChange }: ListProps) {
  const field = findField(exclusion.field)
  const options = field ? valuesOfField(field, { ...world, tierNames: [] }) : null
  const value = exclusionValue(query, exclusion)
  if (!field || !options) return null
  const chosen = (Array.isArray(value) ? value : []).map(String)
  const typed = (text: string) => (field.type === "number" ? Number(text) : text)
  const toggle = (option: string, on: boolean) => {
    const next = on ? [...chosen, option] : chosen.filter((one) => one !== option)
    onChange(next.length > 0 ? next.map(typed) : null)
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm">{exclusion.label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={chosen.includes(option.value)}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}

const hourOptions = (shift: number) =>
  Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour + shift}:00` }))

/** "From 9:00 until 12:00" are the hours 9, 10 and 11. */
function Hours({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const [from, to] = Array.isArray(value) ? value.map(Number) : [null, null]
  const isOn = from !== null && from !== undefined && to !== null && to !== undefined
  return (
    <div className="grid gap-2">
      <Checkbox
        label={hoursOnly.label}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked ? [9, 11] : null)}
      />
      {isOn ? (
        <div className="flex flex-wrap items-center gap-2 ps-7">
          <span>from</span>
          <Select
            aria-label="From"
            className="w-24"
            value={String(from)}
            options={hourOptions(0)}
            onChange={(event) => onChange([Number(event.target.value), Math.max(Number(event.target.value), to)])}
          />
          <span>until</span>
          <Select
            aria-label="Until"
            className="w-24"
            value={String(to)}
            options={hourOptions(1)}
            onChange={(event) => onChange([Math.min(from, Number(event.target.value)), Number(event.target.value)])}
          />
          <span className="text-muted">in the store's zone</span>
        </div>
      ) : null}
    </div>
  )
}
