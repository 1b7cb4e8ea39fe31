"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { decideAdjustmentBatchAction, withdrawAdjustmentBatchAction } from "@/lib/ledger/adjustment-actions"

type DecideBatchProps = {
  merchantSlug: string
  batchId: string
  /** May this person agree or refuse: somebody else sent it, and they hold the right. */
  canDecide: boolean
  canWithdraw: boolean
}

/** The second person's word on a file that waits; whoever sent it can take it back. */
export function DecideBatch({ merchantSlug, batchId, canDecide, canWithdraw }: DecideBatchProps) {
  const [note, setNote] = useState("")
  const decide = useActionForm(decideAdjustmentBatchAction.bind(null, merchantSlug), ({ status }) =>
    toast.success(status === "refused" ? "Refused: nothing is posted" : "Agreed: the adjustments are being posted"),
  )
  const withdraw = useActionForm(withdrawAdjustmentBatchAction.bind(null, merchantSlug))
  const send = (decision: "approve" | "refuse") =>
    decide.send({ id: batchId, decision, ...(note.trim() ? { note } : {}) })
  return (
    <Card>
      <CardHeader
        title="Waits for a second person"
        description="So many points are above the program's limit, so that an owner or manager other than the sender must agree."
      />
      <div className="grid gap-4">
        <FormErrorSummary errors={[...decide.errors, ...withdraw.errors]} />
        {canDecide ? (
          <>
            <Field label="Note" name="note" optional>
              <Input value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
            </Field>
            <div className="flex flex-wrap gap-2">
              <Button variant="primary" loading={decide.busy} onClick={() => send("approve")}>
                Agree and post
              </Button>
              <Button loading={decide.busy} onClick={() => send("refuse")}>
                Refuse
              </Button>
            </div>
          </>
        ) : (
          <Callout title="You cannot agree to this file">
            It needs an owner or manager who did not send it. Ask one of them to open this page.
          </Callout>
        )}
        {canWithdraw ? (
          <div>
            <ConfirmDialog
              trigger={<Button variant="ghost">Take the file back</Button>}
              title="Take this file back?"
              description="Nothing of it is posted. You can send it anew."
              confirmLabel="Take it back"
              onConfirm={() => withdraw.send({ id: batchId })}
            />
          </div>
        ) : null}
      </div>
    </Card>
  )
}
