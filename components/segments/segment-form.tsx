"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useMemo, useState } from "react"
import type { RuleGroupType } from "react-querybuilder"
import { toCondition, toQuery } from "@/components/conditions/builder-condition"
import { segmentFields } from "@/components/conditions/builder-fields"
import { ConditionBuilder } from "@/components/conditions/condition-builder"
import { Button, ButtonLink } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { useUnsavedChanges } from "@/components/ui/use-unsaved-changes"
import type { Condition } from "@/lib/conditions/domain/condition"
import { createSegmentAction, updateSegmentAction } from "@/lib/segments/actions"
import type { BuilderChoices } from "@/lib/segments/queries/get-builder-choices"
import type { SegmentView } from "@/lib/segments/queries/segment-view"
import { PreviewCard } from "./preview-card"
import { segmentSentence } from "./segment-sentence"
import { usePreview } from "./use-preview"

type SegmentFormProps = {
  merchantSlug: string
  currency: string
  choices: BuilderChoices
  surveys: readonly { id: string; title: string }[]
  segment: SegmentView | null
}

const firstCondition: Condition = {
  combinator: "and",
  rules: [{ field: "customer.purchaseCount", operator: ">=", value: 2 }],
}

function useSegmentForm({ merchantSlug, segment }: SegmentFormProps) {
  const router = useRouter()
  const [name, setName] = useState(segment?.name ?? "")
  const [query, setQuery] = useState<RuleGroupType>(() => toQuery(segment?.condition ?? firstCondition))
  const [saved, setSaved] = useState(false)
  const condition = useMemo(() => toCondition(query, "segment"), [query])
  const before = segment ? JSON.stringify(toCondition(toQuery(segment.condition), "segment")) : null
  const dirty =
    !saved &&
    (name !== (segment?.name ?? "") || JSON.stringify(condition) !== before) &&
    (segment !== null || name !== "")
  useUnsavedChanges(dirty)
  const done = ({ id }: SegmentView) => {
    setSaved(true)
    toast.success("Segment saved")
    router.push(`/d/${merchantSlug}/segments/${id}`)
  }
  const create = useActionForm(createSegmentAction.bind(null, merchantSlug), done)
  const update = useActionForm(updateSegmentAction.bind(null, merchantSlug), done)
  const { errors, errorOf, busy } = segment ? update : create
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!condition) return
    if (segment) return update.send({ segmentId: segment.id, name, condition })
    return create.send({ name, condition })
  }
  return { name, setName, query, setQuery, condition, submit, errors, errorOf, busy }
}

/** Makes or changes a segment: conditions, their sentence, and whom they hold for. */
export function SegmentForm(props: SegmentFormProps) {
  const { merchantSlug, currency, choices, surveys, segment } = props
  const { name, setName, query, setQuery, condition, submit, errors, errorOf, busy } = useSegmentForm(props)
  const preview = usePreview(merchantSlug, condition)
  const context = useMemo(() => ({ currency, choices }), [currency, choices])
  const fields = useMemo(() => segmentFields({ ...choices, surveys }), [choices, surveys])
  const sentence = condition && segmentSentence(condition, choices.segments, currency)
  return (
    <form onSubmit={submit} noValidate className="grid gap-6 lg:grid-cols-[1fr_20rem] lg:items-start">
      <div className="grid min-w-0 gap-6">
        <FormErrorSummary errors={errors} />
        <Card className="grid gap-4">
          <Field label="Name" name="name" error={errorOf("name")}>
            <Input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
          </Field>
        </Card>
        <Card data-field="condition">
          <CardHeader
            title="Who is in it"
            description="Conditions are judged anew each time: customers come and go by themselves."
          />
          <ConditionBuilder query={query} onChange={setQuery} fields={fields} context={context} />
        </Card>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" loading={busy} disabled={!condition}>
            {segment ? "Save segment" : "Add segment"}
          </Button>
          <ButtonLink href={`/d/${merchantSlug}/segments`}>Cancel</ButtonLink>
        </div>
      </div>
      <PreviewCard preview={preview} complete={condition !== null} sentence={sentence} currency={currency} />
    </form>
  )
}
