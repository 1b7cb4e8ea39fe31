"use client"

import { Plus } from "lucide-react"
import { useState } from "react"
import { type MemberSearch, useMemberSearch } from "@/components/programs/use-member-search"
import { Button } from "@/components/ui/button"
import { Combobox } from "@/components/ui/combobox"
import { DateInput } from "@/components/ui/date-input"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import type { Day } from "@/lib/core/calendar"
import type { EventTypeView } from "@/lib/purchases/steps/event-type-view"
import { EventDataFields } from "./event-data-fields"
import { useRecordEvent } from "./use-record-event"

type RecordEventDialogProps = {
  merchantSlug: string
  timeZone: string
  today: Day
  /** Those that are taken; at least one. */
  types: readonly EventTypeView[]
  /** Looks customers up; absent where it is clear whose activity it is. */
  search: MemberSearch | null
  /** Of whom, where that is clear. */
  customerId: string | null
}

/** Records by hand what a customer did. */
export function RecordEventDialog(props: RecordEventDialogProps) {
  const { types, today, search } = props
  const [open, setOpen] = useState(false)
  const who = useMemberSearch(search)
  const customerId = props.customerId ?? who.memberId
  const form = useRecordEvent(props, () => setOpen(false))
  return (
    <Dialog
      title="Record an activity"
      description="For what no system tells of. The member gets what the rules give for it."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<Plus aria-hidden />}>Record an activity</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button
            variant="primary"
            loading={form.busy}
            disabled={!customerId || !form.isReadable}
            onClick={() => (customerId ? form.send(customerId) : undefined)}
          >
            Record activity
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        {search ? (
          <Field label="Member" name="customer">
            <Combobox
              options={who.options}
              value={who.memberId}
              placeholder="Name, e-mail or card"
              emptyText={who.text ? "Nobody matches." : "Type to search."}
              onSearch={who.setText}
              onValueChange={who.choose}
            />
          </Field>
        ) : null}
        <Field label="Activity" name="type" error={form.errorOf("type")}>
          <Select
            value={form.code}
            options={types.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={({ target }) => form.choose(target.value)}
          />
        </Field>
        <Field label="Day" name="occurredAt" error={form.errorOf("occurredAt")}>
          <DateInput value={form.day} max={today} onChange={({ target }) => form.setDay(target.value)} />
        </Field>
        <Told form={form} />
      </div>
    </Dialog>
  )
}

/** What the activity tells: one control for each value, or JSON where the schema says more than that. */
function Told({ form }: { form: ReturnType<typeof useRecordEvent> }) {
  if (form.fields === null) {
    return (
      <Field
        label="What it tells, as JSON"
        name="data"
        error={form.isReadable ? form.errorOf("data") : "This is not a JSON object yet."}
      >
        <Textarea
          rows={6}
          spellCheck={false}
          className="font-mono text-xs"
          value={form.json}
          onChange={({ target }) => form.setJson(target.value)}
        />
      </Field>
    )
  }
  return <EventDataFields fields={form.fields} values={form.values} onChange={form.change} errorOf={form.errorOf} />
}
