"use client"

import { Gift } from "lucide-react"
import { useState } from "react"
import { MemberField } from "@/components/programs/member-field"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { type FormError, FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { endTierGrantAction, grantTierAction } from "@/lib/standing/actions"
import { GrantFooter } from "./grant-footer"
import type { TierChoice } from "./preview-grant"

type GiveStatusDialogProps = {
  merchantSlug: string
  /** Who gives. */
  memberId: string
  name: string
  /** The tiers that the member may give: the own one and those below it. */
  tiers: readonly TierChoice[]
}

function useGiveStatus(merchantSlug: string, giverMemberId: string, firstTierId: string) {
  const [open, setOpen] = useState(false)
  const [receiverId, setReceiver] = useState<string | null>(null)
  const [tierId, setTierId] = useState(firstTierId)
  const [reason, setReason] = useState("")
  const [asked, setAsked] = useState(false)
  const undo = useActionForm(endTierGrantAction.bind(null, merchantSlug), () => toast.success("Taken back"))
  const form = useActionForm(grantTierAction.bind(null, merchantSlug), (grant) => {
    setOpen(false)
    setReason("")
    setAsked(false)
    toast.success(`${grant.tier.name} given`, { undo: () => undo.send({ id: grant.id, reason: "Undone" }) })
  })
  const empty: FormError[] = [
    ...(receiverId ? [] : [{ name: "memberId", message: "Say who is given it." }]),
    ...(reason.trim() ? [] : [{ name: "reason", message: "Say why, for whoever reads it later." }]),
  ]
  const errors = asked && empty.length > 0 ? empty : form.errors
  function send() {
    setAsked(true)
    if (receiverId && empty.length === 0) {
      void form.send({ memberId: receiverId, kind: "gift", tierId, reason, giverMemberId })
    }
  }
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message
  return { open, setOpen, setReceiver, tierId, setTierId, reason, setReason, errors, errorOf, send, busy: form.busy }
}

/** Gives another member a tier of this one's, which ends when this one's does. */
export function GiveStatusDialog({ merchantSlug, memberId, name, tiers }: GiveStatusDialogProps) {
  const form = useGiveStatus(merchantSlug, memberId, tiers[0]?.id ?? "")
  return (
    <Dialog
      title="Give status to another member"
      description={`It holds for as long as ${name} holds as much. Who has as high a tier already is not given one.`}
      open={form.open}
      onOpenChange={form.setOpen}
      size="sm"
      trigger={
        <Button size="sm" icon={<Gift aria-hidden />}>
          Give status to another member
        </Button>
      }
      footer={<GrantFooter busy={form.busy} onCancel={() => form.setOpen(false)} onSend={form.send} />}
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <MemberField
          merchantSlug={merchantSlug}
          label="To whom"
          exceptId={memberId}
          name="memberId"
          error={form.errorOf("memberId")}
          onMember={form.setReceiver}
        />
        <Field label="Tier" name="tierId" error={form.errorOf("tierId")}>
          <Select
            value={form.tierId}
            options={tiers.map((tier) => ({ value: tier.id, label: tier.name }))}
            onChange={(event) => form.setTierId(event.target.value)}
          />
        </Field>
        <Field label="Reason" name="reason" error={form.errorOf("reason")} help="Stays in the history.">
          <Input value={form.reason} maxLength={300} onChange={(event) => form.setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}
