import { Card } from "@/components/ui/card"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import type { SegmentCustomer } from "@/lib/segments/steps/read-customers"
import { customerName } from "./customer-name"
import type { Preview } from "./use-preview"

type PreviewCardProps = { preview: Preview; complete: boolean; sentence: string | null; currency: string }

/** The condition in words, how many it holds for, and the first few of them. */
export function PreviewCard({ preview, complete, sentence, currency }: PreviewCardProps) {
  const { busy, error } = preview
  // What was counted before says nothing of what is being written.
  const found = complete ? preview.found : null
  const size = found?.size
  return (
    <Card className="grid content-start gap-4 lg:sticky lg:top-20">
      <div className="grid gap-1">
        <h2 className="text-base font-semibold">In words</h2>
        <p className="text-sm break-words">
          {sentence ?? <span className="text-muted">Finish the condition: something in it is still empty.</span>}
        </p>
      </div>
      <div aria-live="polite" aria-busy={busy} className={busy ? "opacity-55" : undefined}>
        <p className="tabular">
          <span className="text-3xl font-semibold tracking-tight">
            {size === undefined ? "–" : formatInteger(size)}
          </span>{" "}
          <span className="text-muted">{size === 1 ? "customer" : "customers"} now</span>
        </p>
        {error ? <p className="text-sm text-bad">{error}</p> : null}
      </div>
      {found && found.sample.length > 0 ? <Sample customers={found.sample} currency={currency} /> : null}
    </Card>
  )
}

function Sample({ customers, currency }: { customers: readonly SegmentCustomer[]; currency: string }) {
  return (
    <div className="grid gap-2">
      <h3 className="text-sm text-muted">For example</h3>
      <ul className="grid text-sm">
        {customers.map((customer) => (
          <li key={customer.id} className="flex justify-between gap-3 border-b border-line py-1.5 last:border-0">
            <span className="min-w-0 truncate">{customerName(customer)}</span>
            <span className="tabular shrink-0 text-muted">{formatMoney(customer.spendMinor, currency)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
