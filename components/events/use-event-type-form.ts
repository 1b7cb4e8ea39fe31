"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { useUnsavedChanges } from "@/components/ui/use-unsaved-changes"
import { codeOfName, fieldProblem, fieldsOfSchema, schemaOfFields } from "@/lib/purchases/domain/events/event-fields"
import type { EventTemplate } from "@/lib/purchases/domain/events/event-templates"
import { createEventTypeAction, updateEventTypeAction } from "@/lib/purchases/event-actions"
import type { EventTypeView } from "@/lib/purchases/steps/event-type-view"
import { type FieldRow, newRow } from "./fields-editor"

type Way = "table" | "json"

function rowsOf(type: EventTypeView | null): FieldRow[] | null {
  return type ? (fieldsOfSchema(type.schema)?.map(newRow) ?? null) : []
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null
  } catch {
    return null
  }
}

/** The form of a kind of activity: its name and code, and what it tells, as a table or as a JSON schema. */
export function useEventTypeForm(merchantSlug: string, type: EventTypeView | null) {
  const router = useRouter()
  const [name, setName] = useState(type?.name ?? "")
  const [code, setCode] = useState(type?.code ?? "")
  const [rows, setRows] = useState<FieldRow[] | null>(() => rowsOf(type))
  const [json, setJson] = useState(() => JSON.stringify(type?.schema ?? schemaOfFields([]), null, 2))
  const [way, setWay] = useState<Way>(rows === null ? "json" : "table")
  const [tried, setTried] = useState(false)
  const [dirty, setDirty] = useState(false)
  useUnsavedChanges(dirty)
  const done = ({ id }: EventTypeView) => {
    setDirty(false)
    toast.success(type ? "Activity saved" : "Activity added")
    router.push(`/d/${merchantSlug}/activities/${id}`)
  }
  const create = useActionForm(createEventTypeAction.bind(null, merchantSlug), done)
  const update = useActionForm(updateEventTypeAction.bind(null, merchantSlug), done)
  const { errors, errorOf, busy } = type ? update : create
  const schema = way === "json" ? parse(json) : rows && schemaOfFields(rows)
  const wrongRow = way === "table" && (rows ?? []).some((_, index) => fieldProblem(rows ?? [], index) !== null)

  const edit =
    <T>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setDirty(true)
    }
  function change(next: Way) {
    const read = parse(json)
    if (next === "json" && rows) setJson(JSON.stringify(schemaOfFields(rows), null, 2))
    if (next === "table") setRows(read ? (fieldsOfSchema(read)?.map(newRow) ?? null) : null)
    setWay(next)
  }
  function take(template: EventTemplate) {
    setName(template.name)
    setCode(template.code)
    setRows(template.fields.map(newRow))
    setWay("table")
    setDirty(true)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!schema || wrongRow) return
    const body = { name, schema: { ...schema } }
    return type
      ? update.send({ ...body, eventTypeId: type.id })
      : create.send({ ...body, code: code || codeOfName(name) })
  }
  return {
    name,
    setName: edit(setName),
    code,
    setCode: edit(setCode),
    rows,
    setRows: edit(setRows as (rows: FieldRow[]) => void),
    json,
    setJson: edit(setJson),
    jsonWrong: way === "json" && schema === null,
    way,
    change,
    take,
    tried,
    submit,
    errors,
    errorOf,
    busy,
  }
}
