"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { FileDrop } from "@/components/ui/file-drop"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { useActionForm } from "@/components/ui/use-action-form"
import { createAdjustmentBatchAction, previewAdjustmentsAction } from "@/lib/ledger/adjustment-actions"
import type { AdjustmentColumns } from "@/lib/ledger/domain/adjustment-file"
import { AdjustmentsPreviewCard, type PreviewOfFile } from "./adjustments-preview"

type UploadProps = { merchantSlug: string; programs: readonly { id: string; name: string }[] }

type Chosen = { name: string; csv: string }

/** A file of adjustments: chosen, its columns confirmed, looked at, then sent. */
export function AdjustmentsUpload({ merchantSlug, programs }: UploadProps) {
  const [programId, setProgramId] = useState(programs[0]?.id ?? "")
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [preview, setPreview] = useState<PreviewOfFile | null>(null)
  const look = useActionForm(previewAdjustmentsAction.bind(null, merchantSlug), setPreview)
  async function take(file: File) {
    const next = { name: file.name.slice(0, 200), csv: await file.text() }
    setChosen(next)
    setPreview(null)
    await look.send({ programId, csv: next.csv })
  }
  const reread = (columns: AdjustmentColumns, program = programId) =>
    chosen && void look.send({ programId: program, csv: chosen.csv, columns })

  return (
    <Card>
      <CardHeader
        title="Adjust the points of many members"
        description="A CSV file with one row for each: who, and how many points to give, or with a minus to take."
      />
      <div className="grid gap-4">
        {programs.length > 1 ? (
          <Field label="Program" name="programId">
            <Select
              options={programs.map(({ id, name }) => ({ value: id, label: name }))}
              value={programId}
              onChange={(event) => {
                setProgramId(event.target.value)
                if (preview) reread(preview.columns, event.target.value)
              }}
            />
          </Field>
        ) : null}
        <FileDrop
          label="Choose a file of adjustments"
          help="Who: your own id, the card number, the e-mail address or the phone. At most 10,000 rows."
          accept=".csv,.txt,text/csv,text/plain"
          onFile={(file) => void take(file)}
          error={look.errors[0]?.message}
          disabled={look.busy}
        />
        {chosen && preview ? (
          <>
            <ColumnChoice preview={preview} onChange={reread} />
            <AdjustmentsPreviewCard preview={preview} />
            <SendForm merchantSlug={merchantSlug} programId={programId} chosen={chosen} preview={preview} />
          </>
        ) : null}
      </div>
    </Card>
  )
}

type SendFormProps = { merchantSlug: string; programId: string; chosen: Chosen; preview: PreviewOfFile }

/** Why, and off it goes; above the limit only once somebody else agrees. */
function SendForm({ merchantSlug, programId, chosen, preview }: SendFormProps) {
  const router = useRouter()
  const [reason, setReason] = useState("")
  const form = useActionForm(createAdjustmentBatchAction.bind(null, merchantSlug), ({ id }) =>
    router.push(`/d/${merchantSlug}/ledger/adjustments/${id}`),
  )
  const { columns, needsApproval, rowCount, problemCount } = preview
  const send = () => form.send({ programId, fileName: chosen.name, csv: chosen.csv, columns, reason })
  return (
    <>
      {needsApproval ? (
        <Callout tone="warning" title="Somebody else must agree first">
          So many points are above this program's limit. An owner or manager, other than you, is asked to agree.
        </Callout>
      ) : null}
      <FormErrorSummary errors={form.errors} />
      <Field
        label="Reason"
        name="reason"
        help="Members see it with their entry, unless a row has a reason of its own."
        error={form.errorOf("reason")}
      >
        <Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div>
        <Button variant="primary" onClick={send} loading={form.busy} disabled={rowCount === problemCount}>
          {needsApproval ? "Send for agreement" : "Post the adjustments"}
        </Button>
      </div>
    </>
  )
}

type ColumnChoiceProps = { preview: PreviewOfFile; onChange: (columns: AdjustmentColumns) => void }

function ColumnChoice({ preview: { header, columns }, onChange }: ColumnChoiceProps) {
  const options = header.map((label, index) => ({ value: String(index), label: label || `Column ${index + 1}` }))
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label="Who" name="columns.customer">
        <Select
          options={options}
          value={String(columns.customer)}
          onChange={(event) => onChange({ ...columns, customer: Number(event.target.value) })}
        />
      </Field>
      <Field label="Points" name="columns.points">
        <Select
          options={options}
          value={String(columns.points)}
          onChange={(event) => onChange({ ...columns, points: Number(event.target.value) })}
        />
      </Field>
      <Field label="Reason of the row" name="columns.reason">
        <Select
          options={options}
          placeholder="None: one reason for all"
          value={columns.reason === null ? "" : String(columns.reason)}
          onChange={(event) =>
            onChange({ ...columns, reason: event.target.value === "" ? null : Number(event.target.value) })
          }
        />
      </Field>
    </div>
  )
}
