"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import type { ImportMapping } from "@/lib/purchases/domain/import/import-mapping"
import { saveMappingAction } from "@/lib/purchases/import-actions"

type Props = { merchantSlug: string; importId: string; mapping: ImportMapping; name: string }

/** Keeps how this file is read under a name; the same name replaces what was kept. */
export function ImportSavedMapping({ merchantSlug, importId, mapping, name: initial }: Props) {
  const [name, setName] = useState(initial)
  const { send, errors, busy } = useActionForm(saveMappingAction.bind(null, merchantSlug), (saved) => {
    toast.success(`Mapping “${saved.name}” is saved`)
  })
  return (
    <form
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void send({ importId, mapping, name })
      }}
    >
      <Field
        label="Save this mapping for files like it"
        help="It is offered when the headings match. A name that exists is replaced."
        className="min-w-0 flex-1 sm:max-w-sm"
        {...(errors[0] ? { error: errors[0].message } : {})}
      >
        <Input
          value={name}
          maxLength={80}
          placeholder="Till export"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Button type="submit" className="mt-[1.625rem]" loading={busy} disabled={name.trim() === ""}>
        Save mapping
      </Button>
    </form>
  )
}
