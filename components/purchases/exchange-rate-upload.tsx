"use client"

import { Card, CardHeader } from "@/components/ui/card"
import { FileDrop } from "@/components/ui/file-drop"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { formatInteger } from "@/lib/core/points"
import { importExchangeRatesAction } from "@/lib/purchases/store-actions"

/** Stores the rates of a file, all of them or none. */
export function ExchangeRateUpload({ merchantSlug }: { merchantSlug: string }) {
  const { send, errors, busy } = useActionForm(importExchangeRatesAction.bind(null, merchantSlug), ({ stored }) => {
    toast.success(stored === 1 ? "1 rate is stored" : `${formatInteger(stored)} rates are stored`)
  })
  return (
    <Card>
      <CardHeader
        title="Many days at once"
        description="A CSV file with the columns from, to, day and rate: EUR, USD, 2026-03-01, 1.0842."
      />
      <FileDrop
        label="Choose a file of rates"
        help="At most 10,000 rows. All of them are stored, or none, if one is wrong."
        accept=".csv,.txt,text/csv,text/plain"
        onFile={async (file) => void send({ csv: await file.text() })}
        error={errors[0]?.message}
        disabled={busy}
      />
    </Card>
  )
}
