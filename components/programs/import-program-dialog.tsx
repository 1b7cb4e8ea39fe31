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
import { importProgramAction } from "@/lib/rewards/actions"
import type { ImportedProgram } from "@/lib/rewards/commands/import-program"
import { programFileSchema } from "@/lib/rewards/schema-program-file"
import { ChangesList } from "./changes-list"

/** Larger files are none of programs. */
const mostBytes = 900_000

type Outcome = Pick<ImportedProgram, "isNew" | "hasChanged" | "changes" | "notes"> & { id: string; name: string }

/** Reads the chosen file here, so that what is wrong is told at once, and sends it. */
function useImport(merchantSlug: string) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<{ message: string }[]>([])
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  async function read(file: File) {
    setErrors([])
    setOutcome(null)
    if (file.size > mostBytes) return setErrors([{ message: "This file is too large to be a program." }])
    const parsed = programFileSchema.safeParse(await jsonOf(file))
    if (!parsed.success) return setErrors(parsed.error.issues.slice(0, 10).map(toldIssue))
    setBusy(true)
    const answer = await importProgramAction(merchantSlug, parsed.data)
    setBusy(false)
    if (!answer?.data) return setErrors(toldRefusal(answer?.serverError))
    const { program, ...facts } = answer.data
    setOutcome({ ...facts, id: program.id, name: program.name })
    router.refresh()
  }

  return { read, busy, errors, outcome }
}

async function jsonOf(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    return null
  }
}

function toldIssue({ path, message }: { path: PropertyKey[]; message: string }) {
  const place = path.map(String).join(".")
  return { message: place ? `${place}: ${message}` : "This is no program file. Choose one that was exported." }
}

function toldRefusal(refused: { message: string; fields: { path: string; message: string }[] } | undefined) {
  if (!refused) return [{ message: "The file could not be sent. Check the connection and try again." }]
  if (refused.fields.length === 0) return [{ message: refused.message }]
  return refused.fields.map(({ path, message }) => ({ message: `${path}: ${message}` }))
}

/** Takes a program file and tells what came of it. */
export function ImportProgramDialog({ merchantSlug }: { merchantSlug: string }) {
  const { read, busy, errors, outcome } = useImport(merchantSlug)
  return (
    <Dialog
      trigger={
        <Button variant="secondary" icon={<Upload aria-hidden />}>
          Import
        </Button>
      }
      title="Import a program"
      description="A program with the same address takes it as its draft, else a new one is made. Nothing is published."
      footer={<DialogClose render={<Button variant="secondary">Close</Button>} />}
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
        {outcome ? <Told outcome={outcome} merchantSlug={merchantSlug} /> : null}
      </div>
    </Dialog>
  )
}

function Told({ outcome, merchantSlug }: { outcome: Outcome; merchantSlug: string }) {
  const { isNew, hasChanged, changes, notes, id, name } = outcome
  const verb = isNew ? "is a new draft" : hasChanged ? "has it as its draft" : "said the same already"
  return (
    <div role="status" className="grid gap-4">
      <Callout
        tone="good"
        title={`${name} ${verb}`}
        action={<TextLink href={`/d/${merchantSlug}/program?program=${id}`}>Open it</TextLink>}
      />
      {notes.length > 0 ? (
        <Callout tone="warning" title="What could not wait with the draft">
          <ul className="grid gap-1">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {changes.length > 0 ? (
        <section className="grid gap-3">
          <h3 className="font-semibold">What publishing it would change</h3>
          <ChangesList changes={changes} />
        </section>
      ) : null}
    </div>
  )
}
