"use client"

import { useRouter } from "next/navigation"
import { useEffect, useState, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { Skeleton } from "@/components/ui/skeleton"
import { type ImportField, type ImportMapping, importMappingSchema } from "@/lib/purchases/domain/import/import-mapping"
import { checkImportAction, previewImportAction, startImportAction } from "@/lib/purchases/import-actions"
import type { ImportCheck } from "@/lib/purchases/queries/check-import"
import type { ImportPreview } from "@/lib/purchases/queries/preview-import"
import { ImportCheckSummary } from "./import-check-summary"
import { ImportColumnsTable } from "./import-columns-table"
import { ImportFormatFields } from "./import-format-fields"

type Props = { merchantSlug: string; currency: string; importId: string; preview: ImportPreview }

function missing(mapping: ImportMapping): string[] {
  const parsed = importMappingSchema.safeParse(mapping)
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
}

function withColumn(mapping: ImportMapping, column: number, field: ImportField | null): ImportMapping {
  const others = Object.entries(mapping.columns).filter(([name, index]) => index !== column && name !== field)
  const columns = Object.fromEntries(field ? [...others, [field, column]] : others) as ImportMapping["columns"]
  return { ...mapping, columns }
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

/** From bytes to purchases: how the file is written, what each column holds, what would be refused, then begin. */
export function ImportDesigner({ merchantSlug, currency, importId, preview: initial }: Props) {
  const router = useRouter()
  const [preview, setPreview] = useState(initial)
  const [mapping, setMapping] = useState(initial.guess)
  const { check, error, setError } = useImportCheck(merchantSlug, importId, mapping)
  const [starting, start] = useTransition()
  const gaps = missing(mapping)

  async function reformat(change: Partial<ImportMapping>) {
    const format = { encoding: mapping.encoding, delimiter: mapping.delimiter, hasHeader: mapping.hasHeader, ...change }
    const answer = await previewImportAction(merchantSlug, { importId, format })
    if (!answer?.data) return setError(answer?.serverError?.message ?? "The file could not be read in this way.")
    setError(null)
    setPreview(answer.data)
    setMapping(answer.data.guess)
  }

  function begin() {
    start(async () => {
      const answer = await startImportAction(merchantSlug, { importId, mapping })
      if (answer?.serverError) setError(answer.serverError.message)
      else router.refresh()
    })
  }

  return (
    <div className="grid gap-6">
      <Card>
        <CardHeader title="How the file is written" description="Guessed from its contents. Change what is wrong." />
        <ImportFormatFields
          mapping={mapping}
          onFormat={(change) => void reformat(change)}
          onChange={(change) => setMapping({ ...mapping, ...change })}
        />
      </Card>
      <Card>
        <CardHeader
          title="What each column holds"
          description="A date and an amount are needed. A customer id lets people earn."
        />
        <ImportColumnsTable
          columns={preview.columns}
          rows={preview.rows}
          chosen={mapping.columns}
          onChoose={(column, field) => setMapping(withColumn(mapping, column, field))}
        />
      </Card>
      <Card>
        <CardHeader title="What will be recorded" description="The whole file, read but not recorded yet." />
        {error ? <Callout tone="bad" title={error} role="alert" /> : null}
        {gaps.length > 0 ? <Callout tone="warning" title={gaps.join(" ")} /> : null}
        {gaps.length === 0 && !error && check === null ? <Skeleton className="h-24" /> : null}
        {check ? <ImportCheckSummary check={check} currency={currency} /> : null}
        <div className="mt-6">
          <Button variant="primary" onClick={begin} loading={starting} disabled={!check || check.good === 0}>
            Record the purchases
          </Button>
        </div>
      </Card>
    </div>
  )
}
