import type { Judgement } from "@/lib/purchases/steps/judge-member"
import type { Assumptions } from "../domain/assumptions"
import type { BacktestPeriod } from "../domain/backtest-period"
import { type Flows, noFlows, owedAfter } from "../domain/month-tally"
import { isRedeemer } from "../domain/redemption-draw"
import type { MemberToPlay } from "./member-to-play"
import { playWallet } from "./play-member"
import type { Scenario } from "./scenario"

/**
 * What the live program's points would have come to had members redeemed as drafts assume. What they really redeemed is one
 * thing and what is assumed another: a change is judged on equal terms.
 */
export class AssumedRedemption {
  redeemedPoints = 0n
  /** By how much more those who redeem are owed at the end than at the beginning. */
  leftPoints = 0n

  constructor(
    private readonly scenario: Scenario,
    private readonly period: BacktestPeriod,
    private readonly assumptions: Assumptions,
  ) {}

  play(member: MemberToPlay, judgement: Judgement): void {
    const { scenario, period, assumptions } = this
    if (!isRedeemer(member.customerId, assumptions.seed, assumptions.redemptionBasisPoints)) return
    const { definition, program, reward } = scenario
    const [before, during] = [noFlows(), noFlows()]
    playWallet(
      program,
      { ...member, deeds: withoutRedemptions(member) },
      judgement,
      {
        currency: program.currency,
        timeZone: period.timeZone,
        returnPolicy: definition.returnPolicy,
        goalPoints: reward ? BigInt(reward.costPoints) : null,
        redeems: true,
        flow: (kind: keyof Flows, atMs, points) => {
          const flows = atMs >= period.startMs ? during : before
          flows[kind] += points
        },
      },
      period.endMs,
    )
    this.redeemedPoints += during.redeemed
    this.leftPoints += owedAfter(during)
  }
}

/** What members redeemed falls away; what was given or taken by hand, and what was confirmed, stays. */
function withoutRedemptions({ deeds = [] }: MemberToPlay): MemberToPlay["deeds"] {
  const kept = deeds.filter((deed) => deed.kind !== "spent" || deed.as === "adjusted")
  const ids = new Set(kept.flatMap((deed) => (deed.kind === "spent" ? deed.id : [])))
  return kept.filter((deed) => deed.kind !== "restored" || ids.has(deed.id))
}
