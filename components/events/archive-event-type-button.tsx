"use client"

import { Archive, ArchiveRestore } from "lucide-react"
import { Button } from "@/components/ui/button"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { archiveEventTypeAction, restoreEventTypeAction } from "@/lib/purchases/event-actions"

type ArchiveEventTypeButtonProps = { merchantSlug: string; eventTypeId: string; isArchived: boolean }

/** Takes a kind of activity away, with a way back, or brings it back. */
export function ArchiveEventTypeButton({ merchantSlug, eventTypeId, isArchived }: ArchiveEventTypeButtonProps) {
  const restore = useActionForm(restoreEventTypeAction.bind(null, merchantSlug), () => {
    toast.success("Activity is taken again")
  })
  const archive = useActionForm(archiveEventTypeAction.bind(null, merchantSlug), () => {
    toast.success("Activity archived", { undo: () => void restore.send({ eventTypeId }) })
  })
  const form = isArchived ? restore : archive
  return (
    <>
      <Button
        icon={isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
        loading={form.busy}
        onClick={() => form.send({ eventTypeId })}
      >
        {isArchived ? "Take it again" : "Archive"}
      </Button>
      {form.errors[0] ? (
        <p role="alert" className="w-full text-sm text-bad">
          {form.errors[0].message}
        </p>
      ) : null}
    </>
  )
}
