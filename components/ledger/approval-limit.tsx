"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { NumberInput } from "@/components/ui/number-input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { setApprovalLimitAction } from "@/lib/ledger/adjustment-actions"

type ApprovalLimitProps = {
  merchantSlug: string
  program: { id: string; name: string; approvalAbovePoints: number | null }
  points: string
}

/** Above how many points a file needs a second person; empty for never. */
export function ApprovalLimit({ merchantSlug, program, points }: ApprovalLimitProps) {
  const [limit, setLimit] = useState(program.approvalAbovePoints)
  const form = useActionForm(setApprovalLimitAction.bind(null, merchantSlug), () => toast.success("Limit stored"))
  return (
    <Card>
      <CardHeader
        title={`Second person for ${program.name}`}
        description="When many members are adjusted by a file: points given and taken, added up. Empty: nobody needs to agree."
      />
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <div className="flex flex-wrap items-end gap-4">
          <Field label="Must agree above" name="approvalAbovePoints" error={form.errorOf("approvalAbovePoints")}>
            <NumberInput value={limit} min={0} unit={points} onValueChange={setLimit} />
          </Field>
          <Button loading={form.busy} onClick={() => form.send({ programId: program.id, approvalAbovePoints: limit })}>
            Store the limit
          </Button>
        </div>
      </div>
    </Card>
  )
}
