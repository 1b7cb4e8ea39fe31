"use client"

import { DateInput } from "@/components/ui/date-input"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { describeSchedule } from "@/lib/programs/domain/describe-schedule"
import { RuleGroup } from "./rule-group"
import type { RuleProps } from "./rule-props"
import { endInstant, type Moment, startInstant } from "./rule-schedule"

/** From when until when a rule holds, in the merchant's zone. */
export function RuleScheduleFields({ draft, rule, index }: RuleProps) {
  const { setRule, errorOf, world } = draft
  const at = `rules.${index}.rule`
  const { timeZone } = world
  const schedule = describeSchedule(
    { startsAt: startInstant(rule.start, timeZone) ?? undefined, endsAt: endInstant(rule.end, timeZone) ?? undefined },
    timeZone,
  )
  const error = errorOf(`${at}.startsAt`) ?? errorOf(`${at}.endsAt`)
  return (
    <RuleGroup title="Schedule" told={schedule ?? "At any time"} hasError={error !== undefined}>
      <div className="grid gap-4">
        <MomentFields
          label="First day"
          timeLabel="From"
          name={`${at}.startsAt`}
          error={errorOf(`${at}.startsAt`)}
          help="Empty: since always. Without a time it begins at midnight."
          value={rule.start}
          onChange={(start) => setRule(rule.id, { start })}
        />
        <MomentFields
          label="Last day"
          timeLabel="Until"
          name={`${at}.endsAt`}
          error={errorOf(`${at}.endsAt`)}
          help="Empty: for good. Without a time the whole day counts."
          value={rule.end}
          onChange={(end) => setRule(rule.id, { end })}
        />
      </div>
      <p className="text-xs text-muted">
        Days and times in {timeZone.replaceAll("_", " ")}. A rule also waits for the version that holds it to be
        published.
      </p>
    </RuleGroup>
  )
}

type MomentProps = {
  label: string
  timeLabel: string
  name: string
  error: string | undefined
  help: string
  value: Moment
  onChange: (value: Moment) => void
}

function MomentFields({ label, timeLabel, name, error, help, value, onChange }: MomentProps) {
  return (
    <div className="grid max-w-sm grid-cols-[minmax(0,1fr)_8.5rem] items-start gap-2">
      <Field label={label} optional name={name} error={error} help={help}>
        <DateInput
          value={value.day}
          onChange={(event) => onChange({ day: event.target.value, time: event.target.value ? value.time : "" })}
        />
      </Field>
      <Field label={timeLabel} disabled={!value.day}>
        <Input
          type="time"
          className="tabular"
          value={value.time}
          disabled={!value.day}
          onChange={(event) => onChange({ ...value, time: event.target.value })}
        />
      </Field>
    </div>
  )
}
