"use client"

import { useRouter } from "next/navigation"
import { useEffect, useState, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { Skeleton } from "@/components/ui/skeleton"
import type { Doubt } from "@/lib/purchases/domain/import/doubts"
import { type ImportField, type ImportMapping, importMappingSchema } from "@/lib/purchases/domain/import/import-mapping"
import { checkImportAction, previewImportAction, startImportAction } from "@/lib/purchases/import-actions"
import type { ImportCheck } from "@/lib/purchases/queries/check-import"
import type { ImportPreview } from "@/lib/purchases/queries/preview-import"
import { ImportCheckSummary } from "./import-check-summary"
import { ImportColumnsTable } from "./import-columns-table"
import { ImportDoubts } from "./import-doubts"
import { ImportFormatFields } from "./import-format-fields"
import { ImportRowsFields } from "./import-rows-fields"
import { ImportSavedMapping } from "./import-saved-mapping"

type Props = {
  merchantSlug: string
  timeZone: string
  importId: string
  preview: ImportPreview
}

type Saved = ImportPreview["saved"][number]

function missing(mapping: ImportMapping): string[] {
  const parsed = importMappingSchema.safeParse(mapping)
  return parsed.success ? [] : [...new Set(parsed.error.issues.map((issue) => issue.message))]
}

function withColumn(mapping: ImportMapping, column: number, field: ImportField | null): ImportMapping {
  const others = Object.entries(mapping.columns).filter(([name, index]) => index !== column && name !== field)
  const columns = Object.fromEntries(field ? [...others, [field, column]] : others) as ImportMapping["columns"]
  return { ...mapping, columns }
}

/** Mappings that were saved for files like this one. */
function SavedChoice({
  saved,
  chosen,
  onTake,
}: {
  saved: Saved[]
  chosen: Saved | null
  onTake: (one: Saved) => void
}) {
  if (saved.length === 0) return null
  return (
    <Callout tone="neutral" title="You have read files like this one before">
      <span className="mt-2 flex flex-wrap gap-2">
        {saved.map((one) => (
          <Button key={one.id} size="sm" aria-pressed={one === chosen} onClick={() => onTake(one)}>
            {one === chosen ? `Using “${one.name}”` : `Use “${one.name}”`}
          </Button>
        ))}
      </span>
    </Callout>
  )
}

/** Reads the whole file under the mapping, a moment after its last change. */
function useImportCheck(merchantSlug: string, importId: string, mapping: ImportMapping) {
  const [check, setCheck] = useState<ImportCheck | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    setCheck(null)
    if (missing(mapping).length > 0) return
    let wanted = true
    const timer = setTimeout(async () => {
      const answer = await checkImportAction(merchantSlug, { importId, mapping })
      if (!wanted) return
      setCheck(answer?.data ?? null)
      setError(answer?.serverError?.message ?? null)
    }, 250)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [merchantSlug, importId, mapping])
  return { check, error, setError }
}

/** The preview, the mapping as it stands, and what it comes to. */
function useMapping(merchantSlug: string, importId: string, initial: ImportPreview) {
  const [preview, setPreview] = useState(initial)
  const [mapping, setMapping] = useState(initial.guess)
  const [chosen, setChosen] = useState<Saved | null>(null)
  const [decided, setDecided] = useState<ReadonlySet<Doubt["about"]>>(new Set())
  const { check, error, setError } = useImportCheck(merchantSlug, importId, mapping)

  async function reformat(change: Partial<ImportMapping>) {
    const { encoding, delimiter, hasHeader } = mapping
    const format = { encoding, delimiter, hasHeader, ...change }
    const answer = await previewImportAction(merchantSlug, { importId, format })
    if (!answer?.data) return setError(answer?.serverError?.message ?? "The file could not be read in this way.")
    setError(null)
    setPreview(answer.data)
    setChosen(null)
    setDecided(new Set())
    setMapping(answer.data.guess)
  }

  function change(part: Partial<ImportMapping>) {
    setMapping({ ...mapping, ...part })
    const about = (["dateOrder", "decimal"] as const).filter((one) => one in part)
    if (about.length > 0) setDecided(new Set([...decided, ...about]))
  }

  return {
    preview,
    mapping,
    chosen,
    check,
    error,
    setError,
    reformat,
    decided,
    change,
    choose: (column: number, field: ImportField | null) => setMapping(withColumn(mapping, column, field)),
    take: (saved: Saved) => {
      setChosen(saved)
      setDecided(new Set(["dateOrder", "decimal"]))
      setMapping(saved.mapping)
    },
  }
}

type State = ReturnType<typeof useMapping>

/** How the file is written and what its rows and columns hold. */
function MappingCards({ merchantSlug, importId, state }: Pick<Props, "merchantSlug" | "importId"> & { state: State }) {
  const { preview, mapping, chosen } = state
  return (
    <>
      <SavedChoice saved={preview.saved} chosen={chosen} onTake={state.take} />
      <Card>
        <CardHeader title="How the file is written" description="Guessed from its contents. Change what is wrong." />
        <ImportFormatFields
          mapping={mapping}
          onFormat={(change) => void state.reformat(change)}
          onChange={state.change}
        />
      </Card>
      <Card>
        <CardHeader title="What the rows are" description="Purchases, or lines of them, and what was brought back." />
        <ImportRowsFields key={chosen?.id} mapping={mapping} onChange={state.change} />
      </Card>
      <Card>
        <CardHeader
          title="What each column holds"
          description="A date and an amount, or a unit price, are needed. A customer id lets people earn."
        />
        <ImportColumnsTable
          columns={preview.columns}
          rows={preview.rows}
          chosen={mapping.columns}
          onChoose={state.choose}
        />
        <div className="mt-6">
          <ImportSavedMapping
            key={chosen?.id}
            merchantSlug={merchantSlug}
            importId={importId}
            mapping={mapping}
            name={chosen?.name ?? ""}
          />
        </div>
      </Card>
    </>
  )
}

/** From bytes to purchases: how the file is written, what each column holds, what would be refused, then begin. */
export function ImportDesigner({ merchantSlug, timeZone, importId, preview }: Props) {
  const router = useRouter()
  const state = useMapping(merchantSlug, importId, preview)
  const { mapping, check, error } = state
  const [starting, start] = useTransition()
  const gaps = missing(mapping)
  const open = check?.doubts.filter(({ about }) => !state.decided.has(about)) ?? []

  function begin() {
    start(async () => {
      const answer = await startImportAction(merchantSlug, { importId, mapping })
      if (answer?.serverError) state.setError(answer.serverError.message)
      else router.refresh()
    })
  }

  return (
    <div className="grid gap-6">
      <MappingCards merchantSlug={merchantSlug} importId={importId} state={state} />
      <Card>
        <CardHeader title="What will be recorded" description="The whole file, read but not recorded yet." />
        {error ? <Callout tone="bad" title={error} role="alert" /> : null}
        {gaps.length > 0 ? <Callout tone="warning" title={gaps.join(" ")} /> : null}
        {gaps.length === 0 && !error && check === null ? <Skeleton className="h-24" /> : null}
        {check ? (
          <div className="grid gap-6">
            <ImportDoubts doubts={check.doubts} mapping={mapping} decided={state.decided} onDecide={state.change} />
            <ImportCheckSummary check={check} timeZone={timeZone} />
          </div>
        ) : null}
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <Button
            variant="primary"
            onClick={begin}
            loading={starting}
            disabled={!check || check.good === 0 || open.length > 0}
          >
            Record the purchases
          </Button>
          {open.length > 0 ? (
            <p className="text-sm text-muted">Say first how the file is read: the question stands above.</p>
          ) : null}
        </div>
      </Card>
    </div>
  )
}
