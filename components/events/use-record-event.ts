"use client"

import { useState } from "react"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { type Day, isDay, localInstant } from "@/lib/core/calendar"
import { formatInteger } from "@/lib/core/points"
import { fieldsOfSchema } from "@/lib/purchases/domain/events/event-fields"
import { recordEventAction } from "@/lib/purchases/event-actions"
import type { EventTypeView } from "@/lib/purchases/steps/event-type-view"
import type { EventValue } from "./event-data-fields"

type RecordEventInput = { merchantSlug: string; timeZone: string; today: Day; types: readonly EventTypeView[] }

/** What is earlier than today happened at its noon; today is now. */
function instantOf(day: string, today: Day, timeZone: string): Date {
  return isDay(day) && day < today ? localInstant(day, 12, 0, timeZone) : new Date()
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === "object" && read !== null && !Array.isArray(read) ? { ...read } : null
  } catch {
    return null
  }
}

/** An activity that staff record by hand. Sent twice by the same press, it counts once. */
export function useRecordEvent({ merchantSlug, timeZone, today, types }: RecordEventInput, onDone: () => void) {
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const [code, setCode] = useState(types[0]?.code ?? "")
  const [day, setDay] = useState<string>(today)
  const [values, setValues] = useState<Record<string, EventValue>>({})
  const [json, setJson] = useState("{}")
  const type = types.find((one) => one.code === code)
  const fields = type ? fieldsOfSchema(type.schema) : []
  const data = fields === null ? readJson(json) : values
  const form = useActionForm(recordEventAction.bind(null, merchantSlug), ({ awards }) => {
    const points = awards.reduce((sum, award) => sum + award.points, 0n)
    toast.success(points > 0n ? `Recorded: ${formatInteger(points)} points given` : "Recorded: no points for it")
    setRequestId(crypto.randomUUID())
    setValues({})
    setJson("{}")
    onDone()
  })
  function choose(next: string) {
    setCode(next)
    setValues({})
  }
  function change(name: string, value: EventValue | undefined) {
    const { [name]: _, ...others } = values
    setValues(value === undefined ? others : { ...others, [name]: value })
  }
  function send(customerId: string) {
    if (!data) return
    const occurredAt = instantOf(day, today, timeZone).toISOString()
    return form.send({ externalId: `staff-${requestId}`, type: code, customer: { id: customerId }, occurredAt, data })
  }
  const { errors, errorOf, busy } = form
  return {
    code,
    choose,
    day,
    setDay,
    values,
    change,
    json,
    setJson,
    fields,
    isReadable: data !== null,
    send,
    errors,
    errorOf,
    busy,
  }
}
