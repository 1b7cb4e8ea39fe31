"use client"

import { UserPlus } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { joinHouseholdAction } from "@/lib/ledger/household-actions"

/** Takes another member into a household, whom staff have asked. */
export function AddToHouseholdDialog({ merchantSlug, householdId }: { merchantSlug: string; householdId: string }) {
  const [open, setOpen] = useState(false)
  const [who, setWho] = useState("")
  const form = useActionForm(joinHouseholdAction.bind(null, merchantSlug), () => {
    setOpen(false)
    setWho("")
    toast.success("Added to the household")
  })
  const named = who.trim()
  const send = () =>
    form.send({ householdId, ...(named.includes("@") ? { email: named } : { cardNumber: named || "none" }) })
  return (
    <Dialog
      title="Add a member"
      description="Ask them first: the others can spend their points from then on, until they leave."
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm" icon={<UserPlus aria-hidden />}>
          Add a member
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" loading={form.busy} onClick={send}>
            Add member
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <Field
          label="Who"
          name="memberId"
          help="Card number or e-mail address."
          error={form.errorOf("memberId") ?? form.errorOf("email")}
        >
          <Input value={who} maxLength={254} onChange={(event) => setWho(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}
