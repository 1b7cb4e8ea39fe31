import { Callout } from "@/components/ui/callout"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { PointsCurrency } from "@/lib/programs/domain/definition"
import { pointsValueMinor } from "@/lib/programs/domain/reward-rate"

type AwardDoneProps = {
  job: { status: string; done: number; total: number; result: unknown }
  currency: PointsCurrency
  moneyCurrency: string
}

/** What publishing has changed, once its job has ended. */
export function AwardDone({ job, currency, moneyCurrency }: AwardDoneProps) {
  if (job.status === "cancelled") {
    return (
      <Callout tone="warning" className="mb-6" title="The reckoning was cancelled">
        {formatInteger(job.done)} of {formatInteger(job.total)} customers were gone through. Publish again to go on with
        the rest.
      </Callout>
    )
  }
  const members = figure(job.result, "members")
  const points = figure(job.result, "points")
  if (members === null && points === null) return null
  const worth = formatMoney(pointsValueMinor(BigInt(points ?? 0), currency.value), moneyCurrency)
  return (
    <Callout tone="good" className="mb-6" title="Published and reckoned">
      {formatInteger(members ?? 0)} members, {formatPoints(points ?? 0, currency)} given, worth {worth}. 0 messages
      sent.
    </Callout>
  )
}

function figure(result: unknown, name: string): number | null {
  const value = typeof result === "object" && result !== null ? Reflect.get(result, name) : null
  return typeof value === "number" ? value : null
}
