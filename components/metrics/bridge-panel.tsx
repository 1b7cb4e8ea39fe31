import { BridgeChart } from "@/components/charts/bridge-chart"
import { formatValue } from "@/components/ui/format-value"
import { TextLink } from "@/components/ui/text-link"
import type { Period } from "@/lib/metrics/domain/period"
import { bridgeGap, type PointsBridge } from "@/lib/metrics/domain/points-bridge"
import type { Figure } from "@/lib/metrics/queries/get-overview"
import { dayInWords } from "./words"

type BridgePanelProps = {
  bridge: PointsBridge
  period: Period
  liability: readonly Figure[]
  /** The same after expected breakage. */
  expected: readonly Figure[]
  merchantSlug: string
  pointsWord: string
  through: string
  /** Shown on the ledger's own page, where no way leads there. */
  onLedger?: boolean
}

/** How points outstanding came from the opening of the period to its closing, and what is owed for them. */
export function BridgePanel({
  bridge,
  period,
  liability,
  expected,
  merchantSlug,
  pointsWord,
  through,
  onLedger,
}: BridgePanelProps) {
  const change = (name: string, value: bigint) => ({ name, value: Number(value), kind: "change" as const })
  const steps = [
    { name: "Opening", value: Number(bridge.opening), kind: "total" as const },
    change("Issued", bridge.issued),
    change("Redeemed", -bridge.redeemed),
    change("Expired", -bridge.expired),
    change("Reversed", -bridge.reversed),
    change("Adjusted", bridge.adjusted),
    { name: "Closing", value: Number(bridge.closing), kind: "total" as const },
  ]
  const money = (figures: readonly Figure[]) => figures.map(({ value, unit }) => formatValue(value, unit)).join(" and ")
  const owed = money(liability)
  const closes = bridgeGap(bridge) === 0n
  return (
    <BridgeChart
      question="Where did the points go?"
      subtitle={`${pointsWord}, ${dayInWords(period.from)} to ${dayInWords(period.to)}`}
      description={steps.map(({ name, value }) => `${name}: ${formatValue(value, pointsWord)}.`).join(" ")}
      definitionHref={`/d/${merchantSlug}/metrics/definitions#pointsOutstanding`}
      dataThrough={through}
      unit={pointsWord}
      steps={steps}
      footer={
        <p className="flex flex-wrap justify-between gap-2 text-sm">
          <span>
            {owed
              ? `Owed at the close: ${owed}, gross; ${money(expected)} of it is expected to be used.`
              : "No program gives its points a value yet."}{" "}
            <span className={closes ? "text-good" : "text-bad"}>
              {closes ? "The bridge closes." : "The bridge does not close: rebuild the figures."}
            </span>
          </span>
          {onLedger ? null : <TextLink href={`/d/${merchantSlug}/ledger`}>Open the ledger</TextLink>}
        </p>
      }
    />
  )
}
