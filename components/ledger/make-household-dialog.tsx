"use client"

import { House } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { createHouseholdAction } from "@/lib/ledger/household-actions"

type MakeHouseholdDialogProps = { merchantSlug: string; memberId: string; proposal: string }

/** Begins a household with a member as its head. */
export function MakeHouseholdDialog({ merchantSlug, memberId, proposal }: MakeHouseholdDialogProps) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(proposal)
  const form = useActionForm(createHouseholdAction.bind(null, merchantSlug), () => {
    setOpen(false)
    toast.success("Household made", { description: "Add the others next." })
  })
  return (
    <Dialog
      title="Make a household"
      description="This member is its head. The others keep points and tiers of their own, and spend together."
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm" icon={<House aria-hidden />}>
          Make a household
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" loading={form.busy} onClick={() => form.send({ name, headMemberId: memberId })}>
            Make household
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <Field label="Name" name="name" help="Its members see it." error={form.errorOf("name")}>
          <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}
