import { Time } from "@/components/ui/time"
import { formatMoney } from "@/lib/core/money"
import { type ProgramWords, pointsWords } from "@/lib/programs/domain/points-words"
import type { ReturnResult } from "@/lib/purchases/steps/read-returns"

type PurchaseReturnsProps = { returns: readonly ReturnResult[]; programs: readonly ProgramWords[]; timeZone: string }

/** The returns of a purchase with the points that they took. */
export function PurchaseReturns({ returns, programs, timeZone }: PurchaseReturnsProps) {
  if (returns.length === 0) return <p className="text-sm text-muted">Nothing was returned.</p>
  return (
    <ul className="grid divide-y divide-line">
      {returns.map(({ return: one, reversals, writeOffs }) => (
        <li key={one.id} className="grid gap-0.5 py-2">
          <span className="flex flex-wrap justify-between gap-x-4">
            <span>
              <Time instant={one.occurredAt} timeZone={timeZone} format="minute" />
            </span>
            <span className="tabular font-medium">{formatMoney(one.amountMinor, one.currency)}</span>
          </span>
          <span className="text-sm text-muted">{takenWords(reversals, writeOffs, programs)}</span>
        </li>
      ))}
    </ul>
  )
}

interface Taken {
  currency: string
  points: bigint
}

function takenWords(
  reversals: readonly Taken[],
  writeOffs: readonly Taken[],
  programs: readonly ProgramWords[],
): string {
  const taken = reversals.map((one) => `${pointsWords(one, programs)} taken back`)
  const lost = writeOffs.map((one) => `${pointsWords(one, programs)} not there any more, or expired`)
  return [...taken, ...lost].join(", ") || "It had earned no points."
}
