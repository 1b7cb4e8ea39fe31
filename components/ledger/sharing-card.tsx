"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { setSharingPolicyAction } from "@/lib/ledger/sharing-actions"
import type { SharingRules } from "@/lib/ledger/steps/read-sharing-policy"
import { tellTransfers } from "./sharing-words"
import { type SharingFieldsProps, TransferFields } from "./transfer-fields"

type SharingCardProps = {
  merchantSlug: string
  programId: string
  rules: SharingRules
  currency: { name: string; plural: string }
  canEdit: boolean
}

const makers = [
  { value: "nobody", label: "Nobody" },
  { value: "staff", label: "Staff" },
  { value: "members", label: "Staff, and members in the portal" },
]

/** What members of a program may share: points that they give one another, and households that spend together. */
export function SharingCard({ merchantSlug, programId, rules, currency, canEdit }: SharingCardProps) {
  const [draft, setDraft] = useState(rules)
  const form = useActionForm(setSharingPolicyAction.bind(null, merchantSlug), () => toast.success("Sharing stored"))
  const change = (part: Partial<SharingRules>) => setDraft({ ...draft, ...part })
  const send = () =>
    form.send({
      programId,
      ...draft,
      feePoints: Number(draft.feePoints),
      minimumPoints: Math.max(1, Number(draft.minimumPoints)),
      yearlyCapPoints: draft.yearlyCapPoints === null ? null : Number(draft.yearlyCapPoints),
    })
  const fields = { draft, change, errorOf: form.errorOf, disabled: !canEdit }
  return (
    <Card>
      <CardHeader
        title="Sharing"
        description="What members may do with their points together. It holds at once and is no part of a version."
      />
      <div className="grid gap-6">
        <FormErrorSummary errors={form.errors} />
        <div className="grid gap-4">
          <Checkbox
            label="Members may give points to one another"
            checked={draft.transfersAllowed}
            disabled={!canEdit}
            onChange={({ target }) => change({ transfersAllowed: target.checked })}
          />
          {draft.transfersAllowed ? <TransferFields {...fields} unit={currency.plural} /> : null}
          <div className="grid gap-1 text-sm text-muted">
            {tellTransfers(draft, currency).map((sentence) => (
              <p key={sentence} className="text-pretty">
                {sentence}
              </p>
            ))}
          </div>
        </div>
        <HouseholdFields {...fields} />
        {canEdit ? (
          <div>
            <Button loading={form.busy} onClick={send}>
              Store what is shared
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  )
}

function HouseholdFields({ draft, change, errorOf, disabled }: SharingFieldsProps) {
  return (
    <div className="grid gap-4 border-t border-line pt-6 sm:grid-cols-2">
      <Field
        label="Who makes households"
        name="householdsBy"
        help="Members of a household redeem with what all of them have. Each keeps their own points."
      >
        <Select
          options={makers}
          value={draft.householdsBy}
          disabled={disabled}
          onChange={({ target }) => change({ householdsBy: target.value as SharingRules["householdsBy"] })}
        />
      </Field>
      <Field label="At most" name="householdSize" error={errorOf("householdSize")}>
        <NumberInput
          value={draft.householdSize}
          min={2}
          max={50}
          unit="members"
          disabled={disabled || draft.householdsBy === "nobody"}
          onValueChange={(value) => change({ householdSize: value ?? 8 })}
        />
      </Field>
    </div>
  )
}
