"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { VisuallyHidden } from "@/components/ui/visually-hidden"
import { formatInteger } from "@/lib/core/points"
import { activateEntryAction, cancelEntryAction } from "@/lib/ledger/actions"
import type { EntryView } from "@/lib/ledger/steps/entry-view"

type WaitingActionsProps = { merchantSlug: string; entry: Pick<EntryView, "id" | "description" | "waitingPoints"> }

const ways = {
  activate: {
    action: activateEntryAction,
    verb: "Activate",
    title: "Activate these points?",
    says: (points: string) => `${points} points become available at once. They keep the expiry that they have.`,
    done: (points: string) => `${points} points are available now`,
  },
  cancel: {
    action: cancelEntryAction,
    verb: "Cancel points",
    title: "Cancel these points?",
    says: (points: string) => `${points} points that wait are taken back. The entry stays, with another that says so.`,
    done: (points: string) => `${points} points were taken back`,
  },
} as const

/** The two ends of points that wait for an action: it happened, or it will not. */
export function WaitingActions(props: WaitingActionsProps) {
  return (
    <span className="flex flex-wrap gap-2">
      <WaitingAction {...props} way="activate" />
      <WaitingAction {...props} way="cancel" />
    </span>
  )
}

function WaitingAction({ merchantSlug, entry, way }: WaitingActionsProps & { way: keyof typeof ways }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const { action, verb, title, says, done } = ways[way]
  const form = useActionForm(action.bind(null, merchantSlug), ({ points }) => {
    setOpen(false)
    toast.success(done(formatInteger(points)))
  })
  const send = () => form.send({ id: entry.id, ...(reason.trim() ? { reason } : {}) })
  return (
    <Dialog
      title={title}
      description={says(formatInteger(entry.waitingPoints))}
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm">
          {verb}
          <VisuallyHidden> {entry.description}</VisuallyHidden>
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep waiting</Button>
          <Button variant={way === "cancel" ? "danger" : "primary"} loading={form.busy} onClick={send}>
            {verb}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <Field label="Reason" name="reason" help="Stays in the history." error={form.errorOf("reason")}>
          <Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}
