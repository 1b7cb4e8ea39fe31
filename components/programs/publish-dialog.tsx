"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog, DialogClose } from "@/components/ui/dialog"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Time } from "@/components/ui/time"
import { toast } from "@/components/ui/toast"
import { parseDay, startOfLocalDay } from "@/lib/core/calendar"
import { publishProgramAction } from "@/lib/programs/actions"
import { checkDefinition } from "@/lib/programs/domain/check-definition"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { type Change, describeChanges } from "@/lib/programs/domain/describe-changes"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"
import type { HeldDefinition } from "@/lib/programs/queries/get-timeline"
import { ChangeDetails, type ChangeDetailsForm, detailsOf, emptyDetails } from "./change-details"
import { ChangesList } from "./changes-list"
import { PublishChoices, type PublishForm } from "./publish-choices"
import { PublishPlan } from "./publish-plan"
import { conflictsIn, namesOf, type RuleWorld } from "./rule-world"
import type { MemberComparer } from "./use-comparison"
import { type HistoryPlanner, usePlan } from "./use-plan"

export type PublishDialogProps = {
  merchantSlug: string
  program: { id: string; revision: number; status: string; awardFrom: string | null }
  definition: ProgramDefinition | null
  /** What holds now and what is to come; empty before the first version. */
  timeline: readonly HeldDefinition[]
  estimate: EarningEstimate
  /** The draft must be saved first. */
  dirty: boolean
  world: RuleWorld
  planHistory: HistoryPlanner
  compare: MemberComparer
}

/** Sends the publication and tells what came of it. */
function usePublishing(
  { merchantSlug, program }: PublishDialogProps,
  form: PublishForm,
  details: ChangeDetailsForm,
  awardFrom: string | null,
  onDone: () => void,
) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<{ message: string }[]>([])

  async function publish() {
    setBusy(true)
    const answer = await publishProgramAction(merchantSlug, {
      programId: program.id,
      revision: program.revision,
      ...(awardFrom ? { awardFrom } : {}),
      ...(effectiveDayOf(form) ? { effectiveFrom: form.effectiveDay } : {}),
      ...detailsOf(details),
    })
    setBusy(false)
    if (!answer?.data) {
      const refused = answer?.serverError
      setErrors([{ message: refused?.message ?? "A day is missing. Choose one and publish again." }])
      return
    }
    onDone()
    const version = answer.data.program.versions[0]?.number ?? 1
    toast.success(`Version ${version} is published`, {
      description: told(form, answer.data.job !== null),
    })
    router.refresh()
  }

  return { publish, busy, errors, setErrors }
}

/** What is chosen in the sheet, and what follows from it. */
function useSheet(props: PublishDialogProps) {
  const { program, definition, timeline, estimate, world } = props
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState<PublishForm>({ award: "none", awardDay: "", effective: "now", effectiveDay: "" })
  const [details, setDetails] = useState(emptyDetails)
  const problems = definition ? checkDefinition(definition) : []
  const effectiveFrom = effectiveDayOf(form)
  const awardFrom = awardDayOf(form, estimate)
  const planned = usePlan(open && problems.length === 0, {
    plan: props.planHistory,
    programId: program.id,
    revision: program.revision,
    awardFrom,
    effectiveFrom,
  })
  const publishing = usePublishing(props, form, details, awardFrom, () => setOpen(false))
  const held = heldBefore(timeline, effectiveFrom, world)
  const days = { effectiveFrom, awardFrom }
  return { open, setOpen, form, setForm, details, setDetails, problems, ...days, ...planned, ...publishing, ...held }
}

/** Everything that publishing does, before it does it. */
export function PublishDialog(props: PublishDialogProps) {
  const sheet = useSheet(props)
  const verb = sheet.before ? "Publish changes" : "Publish program"
  return (
    <Dialog
      size="lg"
      open={sheet.open}
      onOpenChange={(next) => {
        sheet.setErrors([])
        sheet.setOpen(next)
      }}
      trigger={
        <Button variant="primary" disabled={props.dirty || !props.definition}>
          {verb}
        </Button>
      }
      title={sheet.before ? "Publish the changes" : "Publish the program"}
      description="Read what happens. Nothing has happened yet."
      footer={
        <>
          <DialogClose render={<Button variant="secondary">Not yet</Button>} />
          <Button
            variant="primary"
            disabled={sheet.plan === null || incomplete(sheet.form)}
            loading={sheet.busy}
            onClick={sheet.publish}
          >
            {verb}
          </Button>
        </>
      }
    >
      <Sheet sheet={sheet} {...props} />
    </Dialog>
  )
}

function Sheet({ sheet, ...props }: PublishDialogProps & { sheet: ReturnType<typeof useSheet> }) {
  const { merchantSlug, program, definition, estimate, world } = props
  const { before, problems, effectiveFrom, awardFrom } = sheet
  const sound = definition && problems.length === 0 ? definition : null
  return (
    <div className="grid gap-6">
      <FormErrorSummary title="It was not published" errors={sheet.errors} />
      {problems.length > 0 ? <Problems problems={problems} /> : null}
      <Conflicts definition={definition} world={world} />
      {before && definition ? <WhatChanges changes={describeChanges(before, definition, namesOf(world))} /> : null}
      <PublishChoices
        form={sheet.form}
        onChange={sheet.setForm}
        estimate={estimate}
        awardedFrom={program.awardFrom}
        first={!before}
      />
      <Replaced replaced={sheet.replaced} timeZone={world.timeZone} />
      {before && sound ? (
        <ChangeDetails
          open={sheet.open}
          merchant={{ slug: merchantSlug, timeZone: world.timeZone }}
          program={program}
          before={before}
          after={sound}
          effectiveFrom={effectiveFrom}
          compare={props.compare}
          form={sheet.details}
          onChange={sheet.setDetails}
        />
      ) : null}
      {sound ? <PublishPlan plan={sheet.plan} error={sheet.error} definition={sound} awardFrom={awardFrom} /> : null}
    </div>
  )
}

function told({ effective }: PublishForm, hasJob: boolean): string {
  if (effective === "day") return "It holds from the day that you chose. Until then you can withdraw it."
  return hasJob ? "Points and tiers are being reckoned now." : "It holds from the next purchase on."
}

function effectiveDayOf({ effective, effectiveDay }: PublishForm): string | null {
  return effective === "day" && effectiveDay ? effectiveDay : null
}

/** What holds just before the draft would, and what was to come and would not hold any more. */
function heldBefore(timeline: readonly HeldDefinition[], day: string | null, { timeZone, now }: RuleWorld) {
  const start = day ? startOfLocalDay(parseDay(day), timeZone).toISOString() : now
  const [first, ...later] = timeline
  const before = later.findLast(({ from }) => from !== null && from < start) ?? first
  return { before: before?.definition ?? null, replaced: later.filter(({ from }) => from !== null && from >= start) }
}

function Replaced({ replaced, timeZone }: { replaced: readonly HeldDefinition[]; timeZone: string }) {
  if (replaced.length === 0) return null
  return (
    <Callout tone="warning" title="This replaces what was to come">
      {replaced.map(({ number, from }) => (
        <p key={number}>
          Version {number}, which was to hold from {from ? <Time instant={from} timeZone={timeZone} /> : null}, will not
          hold. Your draft has its changes, unless you took them out.
        </p>
      ))}
    </Callout>
  )
}

function awardDayOf({ award, awardDay }: PublishForm, { firstDay }: EarningEstimate): string | null {
  if (award === "all") return firstDay
  return award === "day" && awardDay ? awardDay : null
}

function incomplete({ award, awardDay, effective, effectiveDay }: PublishForm): boolean {
  return (award === "day" && !awardDay) || (effective === "day" && !effectiveDay)
}

function Problems({ problems }: { problems: { path: string; message: string }[] }) {
  return (
    <Callout tone="warning" title="Before it can be published">
      <ul className="grid gap-1">
        {problems.map(({ path, message }) => (
          <li key={path + message}>{message}</li>
        ))}
      </ul>
    </Callout>
  )
}

/** What would never give, or multiplies nothing: it keeps nobody from publishing, but should be known. */
function Conflicts({ definition, world }: { definition: ProgramDefinition | null; world: RuleWorld }) {
  const found = definition ? conflictsIn(definition, world).filter(({ kind }) => kind !== "stacks") : []
  if (found.length === 0) return null
  return (
    <Callout tone="warning" title="Worth a look before you publish">
      <ul className="grid gap-1">
        {found.map(({ ruleId, otherId, message }) => (
          <li key={`${ruleId} ${otherId}`}>
            {definition?.rules.find(({ id }) => id === ruleId)?.name}: {message}
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function WhatChanges({ changes }: { changes: Change[] }) {
  return (
    <section className="grid gap-3">
      <h3 className="font-semibold">What changes for members</h3>
      {changes.length > 0 ? (
        <ChangesList changes={changes} />
      ) : (
        <p className="text-muted">Nothing differs from what holds now.</p>
      )}
    </section>
  )
}
