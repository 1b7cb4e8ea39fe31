import { toJsonInteger } from "@/lib/core/points"
import type { SimulationInput } from "../domain/simulation-input"
import type { CustomerFigures } from "./play-chunk"

/** What one member has had under one program, as it is kept. */
export interface KeptFigures {
  issued: number
  reversed: number
  redeemed: number
  expired: number
  outstanding: number
  valueMinor: number
  tier: string | null
}

/** A member's figures as they are kept beside the backtest, one of each program in their order. */
export function memberRow(simulationId: string, { live }: SimulationInput, one: CustomerFigures) {
  const [first, second] = one.scenarios
  const draft = live ? second : first
  const gainMinor = (draft?.valueMinor ?? 0n) - (live ? (first?.valueMinor ?? 0n) : 0n)
  const figures = one.scenarios.map(
    (figure): KeptFigures | null =>
      figure && {
        issued: toJsonInteger(figure.flows.issued),
        reversed: toJsonInteger(figure.flows.reversed),
        redeemed: toJsonInteger(figure.flows.redeemed),
        expired: toJsonInteger(figure.flows.expired),
        outstanding: toJsonInteger(figure.outstandingPoints),
        valueMinor: toJsonInteger(figure.valueMinor),
        tier: figure.tierName,
      },
  )
  const { customerId, memberId } = one
  return { simulationId, customerId, memberId, gainMinor, figures }
}
