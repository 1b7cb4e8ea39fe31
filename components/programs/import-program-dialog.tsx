"use client"

import { Upload } from "lucide-react"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog, DialogClose } from "@/components/ui/dialog"
import { FileDrop } from "@/components/ui/file-drop"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { TextLink } from "@/components/ui/text-link"
import { tellIssues } from "@/lib/core/tell-issues"
import { importProgramAction, previewProgramImportAction } from "@/lib/rewards/actions"
import type { ImportedProgram } from "@/lib/rewards/commands/import-program"
import { type ProgramFile, programFileSchema } from "@/lib/rewards/schema-program-file"
import { ChangesList } from "./changes-list"

/** Larger files are none of programs. */
const mostBytes = 900_000
const mostTold = 10

type Outcome = Pick<ImportedProgram, "isNew" | "hasChanged" | "changes" | "notes" | "problems"> & {
  id: string
  name: string
}
type Step =
  | { kind: "waiting" }
  | { kind: "foretold"; file: ProgramFile; outcome: Outcome }
  | { kind: "done"; outcome: Outcome }

function outcomeOf({ program, isNew, hasChanged, changes, notes, problems }: ImportedProgram): Outcome {
  return { isNew, hasChanged, changes, notes, problems, id: program.id, name: program.name }
}

/** Reads the chosen file here, so that what is wrong is told at once, asks what it would do, and imports it when that is wanted. */
function useImport(merchantSlug: string) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<{ message: string }[]>([])
  const [step, setStep] = useState<Step>({ kind: "waiting" })

  async function send(action: typeof importProgramAction, file: ProgramFile): Promise<Outcome | null> {
    setBusy(true)
    setErrors([])
    const answer = await action(merchantSlug, file).catch(() => undefined)
    setBusy(false)
    if (answer?.data) return outcomeOf(answer.data)
    setErrors(toldRefusal(answer?.serverError))
    return null
  }

  async function read(chosen: File) {
    setStep({ kind: "waiting" })
    if (chosen.size > mostBytes) return setErrors([{ message: "This file is too large to be a program." }])
    const { json, problem } = jsonOf(await chosen.text())
    if (problem) return setErrors([{ message: problem }])
    const parsed = programFileSchema.safeParse(json)
    if (!parsed.success) return setErrors(toldIssues(parsed.error.issues))
    const outcome = await send(previewProgramImportAction, parsed.data)
    if (outcome) setStep({ kind: "foretold", file: parsed.data, outcome })
  }

  async function go() {
    if (step.kind !== "foretold") return
    const outcome = await send(importProgramAction, step.file)
    if (!outcome) return
    setStep({ kind: "done", outcome })
    router.refresh()
  }

  return { read, go, busy, errors, step }
}

function jsonOf(text: string): { json?: unknown; problem?: string } {
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    const where = error instanceof Error ? ` ${error.message}.` : ""
    return { problem: `This file is no JSON.${where} Choose one that was exported, or mend it there.` }
  }
}

function toldIssues(issues: Parameters<typeof tellIssues>[0]) {
  const told = tellIssues(issues)
  const shown = told.slice(0, mostTold).map(({ path, message }) => {
    return { message: path ? `${path}: ${message}` : "This is no program file. Choose one that was exported." }
  })
  const rest = told.length - shown.length
  return rest > 0 ? [...shown, { message: `And ${rest} more.` }] : shown
}

function toldRefusal(refused: { message: string; fields: { path: string; message: string }[] } | undefined) {
  if (!refused) return [{ message: "The file could not be sent. Check the connection and try again." }]
  if (refused.fields.length === 0) return [{ message: refused.message }]
  return refused.fields.map(({ path, message }) => ({ message: `${path}: ${message}` }))
}

/** Takes a program file, says what it would do before it does it, and tells what came of it. */
export function ImportProgramDialog({ merchantSlug }: { merchantSlug: string }) {
  const { read, go, busy, errors, step } = useImport(merchantSlug)
  const mayGo = step.kind === "foretold" && step.outcome.hasChanged
  return (
    <Dialog
      trigger={
        <Button variant="secondary" icon={<Upload aria-hidden />}>
          Import
        </Button>
      }
      title="Import a program"
      description="A program with the same address takes it as its draft, else a new one is made. Nothing is published."
      footer={
        <>
          <DialogClose render={<Button variant="secondary">{mayGo ? "Cancel" : "Close"}</Button>} />
          {mayGo ? (
            <Button variant="primary" loading={busy} onClick={() => void go()}>
              Import
            </Button>
          ) : null}
        </>
      }
    >
      <div className="grid gap-4" aria-busy={busy}>
        <FormErrorSummary title="It was not imported" errors={errors} />
        <FileDrop
          label="Choose a program file, or drop it here"
          help="A .json file that was exported from Regulars."
          accept="application/json,.json"
          disabled={busy}
          onFile={(file) => void read(file)}
        />
        {busy ? <p role="status">Reading the file…</p> : null}
        {step.kind === "waiting" ? null : (
          <Told outcome={step.outcome} isDone={step.kind === "done"} merchantSlug={merchantSlug} />
        )}
      </div>
    </Dialog>
  )
}

const verbs = {
  before: { isNew: "would be a new draft", changed: "would have it as its draft", same: "says the same already" },
  after: { isNew: "is a new draft", changed: "has it as its draft", same: "said the same already" },
}

type ToldProps = { outcome: Outcome; isDone: boolean; merchantSlug: string }

function Told({ outcome, isDone, merchantSlug }: ToldProps) {
  const { isNew, hasChanged, changes, id, name } = outcome
  const verb = verbs[isDone ? "after" : "before"][isNew ? "isNew" : hasChanged ? "changed" : "same"]
  const exists = isDone || !isNew
  return (
    <div role="status" className="grid gap-4">
      <Callout
        tone={isDone ? "good" : "neutral"}
        title={`${name} ${verb}`}
        action={exists ? <TextLink href={`/d/${merchantSlug}/program?program=${id}`}>Open it</TextLink> : null}
      />
      <Warnings title="What is not taken from the file" sentences={outcome.notes} />
      <Warnings title="What to mend before it can be published" sentences={outcome.problems} />
      {changes.length > 0 ? (
        <section className="grid gap-3">
          <h3 className="font-semibold">What publishing it would change</h3>
          <ChangesList changes={changes} />
        </section>
      ) : null}
    </div>
  )
}

function Warnings({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <Callout tone="warning" title={title}>
      <ul className="grid gap-1">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Callout>
  )
}
