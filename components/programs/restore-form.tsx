"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { DateInput } from "@/components/ui/date-input"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { RadioGroup } from "@/components/ui/radio-group"
import { toast } from "@/components/ui/toast"
import { answerErrors } from "@/components/ui/use-action-form"
import { restoreVersionAction } from "@/lib/programs/actions"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { Change } from "@/lib/programs/domain/describe-changes"
import { ChangeDetails, detailsOf, emptyDetails } from "./change-details"
import { ChangesList } from "./changes-list"
import type { MemberComparer } from "./use-comparison"

type RestoreFormProps = {
  merchant: { slug: string; timeZone: string }
  program: { id: string; revision: number }
  version: { id: string; number: number }
  live: ProgramDefinition
  target: ProgramDefinition
  changes: readonly Change[]
  hasUnpublishedChanges: boolean
  compare: MemberComparer
}

/** What is chosen of when and what is told, and sending it. */
function useRestoring({ merchant, program, version }: RestoreFormProps) {
  const router = useRouter()
  const [when, setWhen] = useState<"now" | "day">("now")
  const [day, setDay] = useState("")
  const [details, setDetails] = useState(emptyDetails)
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<{ name?: string; message: string }[]>([])
  const effectiveFrom = when === "day" && day ? day : null

  async function restore() {
    setBusy(true)
    const answer = await restoreVersionAction(merchant.slug, {
      programId: program.id,
      versionId: version.id,
      revision: program.revision,
      ...(effectiveFrom ? { effectiveFrom } : {}),
      ...detailsOf(details),
    })
    setBusy(false)
    if (!answer?.data)
      return setErrors(answer ? answerErrors(answer) : [{ message: "Check the connection and try again." }])
    toast.success(`Version ${version.number} is brought back`, {
      description: `It is published as version ${answer.data.program.versions[0]?.number}.`,
    })
    router.push(`/d/${merchant.slug}/program/versions?program=${program.id}`)
  }

  return { when, setWhen, day, setDay, details, setDetails, busy, errors, effectiveFrom, restore }
}

/** Brings back an earlier version: what that changes, for whom, from when. */
export function RestoreForm(props: RestoreFormProps) {
  const { merchant, program, version, live, target, changes, hasUnpublishedChanges, compare } = props
  const { when, setWhen, day, setDay, details, setDetails, busy, errors, effectiveFrom, restore } = useRestoring(props)
  return (
    <Card>
      <CardHeader
        title="Bring it back"
        description={`It is published once more as a new version. What was given meanwhile stays.${hasUnpublishedChanges ? " Your draft has changes that are not published: they are kept." : ""}`}
      />
      <div className="grid gap-6">
        <FormErrorSummary title="It was not brought back" errors={errors} />
        <section className="grid gap-3">
          <h3 className="font-semibold">What changes of what holds now</h3>
          {changes.length > 0 ? <ChangesList changes={changes} /> : <p className="text-muted">Nothing.</p>}
        </section>
        <RadioGroup
          cards
          label="It holds"
          name="when"
          value={when}
          onValueChange={(value) => setWhen(value as "now" | "day")}
          options={[
            { value: "now", label: "From now on" },
            { value: "day", label: "From a day on", help: "Until then what holds now goes on." },
          ]}
        />
        {when === "day" ? (
          <Field label="Holds from" name="effectiveFrom">
            <DateInput value={day} onChange={(event) => setDay(event.target.value)} />
          </Field>
        ) : null}
        <ChangeDetails
          open
          merchant={merchant}
          program={program}
          versionId={version.id}
          before={live}
          after={target}
          effectiveFrom={effectiveFrom}
          compare={compare}
          form={details}
          onChange={setDetails}
        />
        <div>
          <Button variant="primary" loading={busy} disabled={when === "day" && !day} onClick={restore}>
            Bring back version {version.number}
          </Button>
        </div>
      </div>
    </Card>
  )
}
