"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { importFields } from "@/lib/purchases/domain/import/import-mapping"
import type { SavedMapping } from "@/lib/purchases/domain/import/saved-mapping"
import { removeSavedMappingAction, renameSavedMappingAction } from "@/lib/purchases/import-actions"

function holds({ columns }: SavedMapping["mapping"]): string {
  return Object.entries(importFields)
    .flatMap(([field, { label }]) => (columns[field as keyof typeof columns] === undefined ? [] : label))
    .join(" · ")
}

function RenameMapping({ merchantSlug, saved }: { merchantSlug: string; saved: SavedMapping }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(saved.name)
  const { send, errors, busy } = useActionForm(renameSavedMappingAction.bind(null, merchantSlug), () => setOpen(false))
  return (
    <Dialog
      title="Rename the mapping"
      description="To change what it does, use it on a file, change it there, and save it under the same name."
      trigger={<Button size="sm">Rename</Button>}
      open={open}
      onOpenChange={setOpen}
      size="sm"
      footer={
        <Button
          variant="primary"
          loading={busy}
          disabled={name.trim() === ""}
          onClick={() => void send({ id: saved.id, name })}
        >
          Rename
        </Button>
      }
    >
      <Field label="Name" {...(errors[0] ? { error: errors[0].message } : {})}>
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
    </Dialog>
  )
}

function RemoveMapping({ merchantSlug, saved }: { merchantSlug: string; saved: SavedMapping }) {
  const { send } = useActionForm(removeSavedMappingAction.bind(null, merchantSlug), () =>
    toast.success(`Mapping “${saved.name}” is removed`),
  )
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Remove</Button>}
      title={`Remove the mapping “${saved.name}”?`}
      description="What was imported with it stays. It is not offered for new files any more."
      confirmLabel="Remove mapping"
      onConfirm={() => send({ id: saved.id })}
    />
  )
}

/** The mappings that are kept under a name. */
export function SavedMappingList({ merchantSlug, mappings }: { merchantSlug: string; mappings: SavedMapping[] }) {
  if (mappings.length === 0) return null
  return (
    <Table caption="Saved mappings" showCaption>
      <TableHead>
        <TableRow>
          <TableHeader>Name</TableHeader>
          <TableHeader>A row is</TableHeader>
          <TableHeader>Columns</TableHeader>
          <TableHeader>
            <span className="sr-only">Change</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {mappings.map((saved) => (
          <TableRow key={saved.id}>
            <TableCell className="max-w-60 truncate font-semibold">{saved.name}</TableCell>
            <TableCell className="whitespace-nowrap">
              {saved.mapping.rows === "line" ? "A line of a purchase" : "A whole purchase"}
            </TableCell>
            <TableCell className="max-w-96 truncate text-muted">{holds(saved.mapping)}</TableCell>
            <TableCell>
              <span className="flex justify-end gap-2">
                <RenameMapping merchantSlug={merchantSlug} saved={saved} />
                <RemoveMapping merchantSlug={merchantSlug} saved={saved} />
              </span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
