"use client"

import { Send } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Select } from "@/components/ui/select"
import { Switch } from "@/components/ui/switch"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { formatInteger } from "@/lib/core/points"
import { inviteToSurveyAction } from "@/lib/surveys/actions"

type InviteDialogProps = {
  merchantSlug: string
  surveyId: string
  segments: readonly { id: string; name: string }[]
}

/** Makes a personal link for each member of a segment, or of all, and mails it. */
export function InviteDialog({ merchantSlug, surveyId, segments }: InviteDialogProps) {
  const [open, setOpen] = useState(false)
  const [segmentId, setSegmentId] = useState("")
  const [send, setSend] = useState(true)
  const form = useActionForm(inviteToSurveyAction.bind(null, merchantSlug), ({ invited, mailed }) => {
    setOpen(false)
    toast.success(`${formatInteger(invited)} new links`, { description: `${formatInteger(mailed)} sent by e-mail.` })
  })
  const invite = () => form.send({ surveyId, send, ...(segmentId ? { segmentId } : {}) })
  return (
    <Dialog
      title="Invite members"
      description="Each member gets a link of their own, which answers once. Who was invited before is left alone."
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button variant="primary" icon={<Send aria-hidden />}>
          Invite members
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" loading={form.busy} onClick={invite}>
            {send ? "Make and send links" : "Make links"}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <Field label="Whom">
          <Select
            options={segments.map(({ id, name }) => ({ value: id, label: `Members in “${name}”` }))}
            placeholder="All members"
            value={segmentId}
            onChange={(event) => setSegmentId(event.target.value)}
          />
        </Field>
        <Switch
          label="Send by e-mail"
          help="To members with an address who have not declined e-mail."
          checked={send}
          onCheckedChange={setSend}
        />
      </div>
    </Dialog>
  )
}
