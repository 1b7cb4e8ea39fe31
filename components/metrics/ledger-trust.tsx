import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { DefinitionList } from "@/components/ui/definition-list"
import { formatNumber, formatValue } from "@/components/ui/format-value"
import { Day } from "@/components/ui/time"
import type { BalanceCheck } from "@/lib/metrics/queries/check-balances"
import type { LedgerSealView } from "@/lib/metrics/queries/list-seals"

interface LedgerTrustProps {
  check: BalanceCheck | null
  seals: readonly LedgerSealView[]
  merchantSlug: string
}

function Sums({ check }: { check: BalanceCheck }) {
  return (
    <DefinitionList
      items={[
        { term: "Sum of all postings", value: formatNumber(check.postings, "") },
        { term: "Points in wallets", value: formatNumber(check.wallets, "") },
        { term: "Points by entries", value: formatNumber(check.entries, "") },
        { term: "Points left in lots", value: formatNumber(check.lots, "") },
      ]}
    />
  )
}

/** Whether the ledger adds up, and which days are sealed. */
export function LedgerTrust({ check, seals, merchantSlug }: LedgerTrustProps) {
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
      <Card>
        <CardHeader
          title="Does it add up?"
          description="Every entry's legs sum to zero, and wallets hold what their entries give."
          action={
            check ? (
              <Badge tone={check.holds ? "good" : "bad"}>
                {check.holds ? "Checked just now: it does" : "It does not"}
              </Badge>
            ) : (
              <ButtonLink href={`/d/${merchantSlug}/ledger?check=1`} scroll={false} prefetch={false}>
                Check now
              </ButtonLink>
            )
          }
        />
        {check ? (
          <Sums check={check} />
        ) : (
          <p className="text-sm text-muted">The check adds up every posting; a large ledger takes some seconds.</p>
        )}
      </Card>
      <Card>
        <CardHeader
          title="Sealed days"
          description="Each night the day's entries are sealed in a chain: a later change of one would show."
        />
        {seals.length === 0 ? (
          <p className="text-sm text-muted">No day is sealed yet. The first seal is made tonight.</p>
        ) : (
          <ul className="grid gap-2 text-sm">
            {seals.map(({ day, entryCount, seal }) => (
              <li key={day} className="flex flex-wrap items-baseline justify-between gap-2">
                <Day day={day} />
                <span className="tabular text-muted">{formatValue(entryCount, "entries")}</span>
                <code className="text-xs text-muted" title={seal}>
                  {seal.slice(0, 12)}…
                </code>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}
