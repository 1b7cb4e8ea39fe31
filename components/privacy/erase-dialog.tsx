"use client"

import { Download, UserX } from "lucide-react"
import { useState } from "react"
import { Button, buttonStyles } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { eraseCustomerAction, previewErasureAction } from "@/lib/privacy/actions"
import type { ErasurePreview } from "@/lib/privacy/queries/preview-erasure"
import { ErasureEffects } from "./erasure-effects"

type EraseDialogProps = { merchantSlug: string; customerId: string; name: string }

const word = "erase"
const unreachable = "What would go could not be read. Close this and try again."

/** Erases a person: what goes, what stays, their data to hand over first, and the word that confirms it. */
export function EraseDialog({ merchantSlug, customerId, name }: EraseDialogProps) {
  const [open, setOpen] = useState(false)
  const [preview, setPreview] = useState<ErasurePreview | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [typed, setTyped] = useState("")
  const form = useActionForm(eraseCustomerAction.bind(null, merchantSlug), ({ job }) => {
    setOpen(false)
    toast.success(
      job
        ? "The person is erased. Old messages, files and stored answers are still being looked through for them."
        : "The person is erased",
    )
  })
  async function show(next: boolean) {
    setOpen(next)
    setTyped("")
    if (!next) return
    setProblem(null)
    const answer = await previewErasureAction(merchantSlug, { id: customerId }).catch(() => undefined)
    setPreview(answer?.data ?? null)
    if (!answer?.data) setProblem(answer?.serverError?.message ?? unreachable)
  }
  return (
    <Dialog
      title={`Erase ${name}?`}
      description="Everything that names this person is removed, in all your programs. What happened stays under an id that tells nothing."
      open={open}
      onOpenChange={(next) => void show(next)}
      trigger={<Button icon={<UserX aria-hidden />}>Erase</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button
            variant="danger"
            loading={form.busy}
            disabled={preview === null || typed.trim().toLowerCase() !== word}
            onClick={() => form.send({ id: customerId })}
          >
            Erase the person
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        {preview ? <ErasureEffects preview={preview} /> : null}
        {problem ? <Callout tone="bad">{problem}</Callout> : null}
        {preview || problem ? null : <p className="text-muted">One moment.</p>}
        <a href={`/d/${merchantSlug}/customers/${customerId}/data`} download className={buttonStyles()}>
          <Download aria-hidden />
          Download all that is kept of them
        </a>
        <Field label={`Type "${word}" to confirm`} name="confirm" help="This cannot be undone.">
          <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}
