"use client"

import { Button, ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { Textarea } from "@/components/ui/textarea"
import { codeOfName } from "@/lib/purchases/domain/events/event-fields"
import type { EventTypeView } from "@/lib/purchases/steps/event-type-view"
import { FieldsEditor } from "./fields-editor"
import { TemplatePicker } from "./template-picker"
import { useEventTypeForm } from "./use-event-type-form"

type EventTypeFormProps = { merchantSlug: string; type: EventTypeView | null; taken: readonly string[] }

/** Makes or changes a kind of activity. */
export function EventTypeForm({ merchantSlug, type, taken }: EventTypeFormProps) {
  const form = useEventTypeForm(merchantSlug, type)
  const suggested = codeOfName(form.name)
  return (
    <form onSubmit={form.submit} noValidate className="grid min-w-0 gap-6">
      <FormErrorSummary errors={form.errors} />
      {type ? null : <TemplatePicker taken={taken} onPick={form.take} />}
      <Card className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" name="name" help="What you and your members call it." error={form.errorOf("name")}>
          <Input
            value={form.name}
            maxLength={120}
            placeholder="Review written"
            onChange={(event) => form.setName(event.target.value)}
          />
        </Field>
        <Field
          label="Code"
          name="code"
          help={type ? "Rules and your systems name it, so it stays." : "What your systems send."}
          error={form.errorOf("code")}
        >
          <Input
            value={form.code}
            readOnly={type !== null}
            maxLength={80}
            placeholder={suggested || "review.written"}
            className="font-mono"
            onChange={(event) => form.setCode(event.target.value)}
          />
        </Field>
      </Card>
      <WhatItTells form={form} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={form.busy}>
          {type ? "Save activity" : "Add activity"}
        </Button>
        <ButtonLink href={`/d/${merchantSlug}/activities`}>Cancel</ButtonLink>
      </div>
    </form>
  )
}

function WhatItTells({ form }: { form: ReturnType<typeof useEventTypeForm> }) {
  return (
    <Card data-field="schema">
      <CardHeader
        title="What it tells"
        description="Values that come with it. Rules can ask for them, such as a rating of 4 or more."
        action={
          <SegmentedControl
            label="Edit as"
            options={[
              { value: "table", label: "Table" },
              { value: "json", label: "JSON schema" },
            ]}
            value={form.way}
            onValueChange={form.change}
          />
        }
      />
      {form.way === "json" ? (
        <Field
          label="JSON schema"
          name="schema"
          help="Draft 2020-12, without patterns, formats and references."
          error={form.jsonWrong ? "This is not a JSON object yet." : form.errorOf("schema")}
        >
          <Textarea
            rows={12}
            spellCheck={false}
            className="font-mono text-xs"
            value={form.json}
            onChange={({ target }) => form.setJson(target.value)}
          />
        </Field>
      ) : form.rows === null ? (
        <Callout tone="warning" title="The schema says more than a table can show">
          Go on in the JSON schema. Nothing of it is lost.
        </Callout>
      ) : (
        <FieldsEditor fields={form.rows} onChange={form.setRows} showProblems={form.tried} />
      )}
    </Card>
  )
}
