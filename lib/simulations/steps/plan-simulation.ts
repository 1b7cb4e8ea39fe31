import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { parseFactor } from "@/lib/core/money"
import { findProgram } from "@/lib/programs/steps/find-program"
import { loadPrograms } from "@/lib/programs/steps/load-versions"
import {
  type Assumptions,
  usualBenefitUseBasisPoints,
  usualMarginBasisPoints,
  usualRedemptionBasisPoints,
} from "../domain/assumptions"
import type { DraftScenario, LiveScenario, SimulationInput } from "../domain/simulation-input"
import type { StartSimulationInput } from "../schema"
import { cheapestReward } from "./cheapest-reward"
import { readRedeemedShare } from "./read-redeemed-share"
import { readSegmentsToTell } from "./read-segments"
import { resolveProgram } from "./resolve-program"

/**
 * What a backtest will depend on, all of it, from what was asked. `paths` name the programs tried in the request.
 * Throws `not_found`, `program_not_published` where the live one is asked for, and `invalid_input`.
 */
export async function planSimulation(
  tx: Tx,
  input: StartSimulationInput,
  paths: (place: number) => string,
): Promise<SimulationInput> {
  const { programId, rewardPoints } = input
  await findProgram(tx, programId)
  const asked = input.programs ?? [{ programId }]
  const drafts: DraftScenario[] = []
  for (const [place, one] of asked.entries()) {
    const resolved = await resolveProgram(tx, programId, one, paths(place))
    const reward = rewardPoints ? { name: "the first reward", costPoints: rewardPoints } : resolved.reward
    drafts.push({ key: `draft-${place + 1}`, ...resolved, reward })
  }
  const live = input.compareTo === "none" ? null : await planLive(tx, input)
  if (drafts.length === 0 && !live) throw new DomainError("invalid_input", { fields: [nothingToTry] })
  return {
    from: input.from,
    to: input.to,
    recordedBefore: tx.now.toISOString(),
    assumptions: await assumptionsOf(tx, input, drafts, live),
    drafts,
    live,
    segments: await readSegmentsToTell(tx),
    rerunOf: null,
  }
}

const nothingToTry = { path: "programs", message: "Choose a program to try, or the live one." }

async function planLive(tx: Tx, { programId, compareTo }: StartSimulationInput): Promise<LiveScenario | null> {
  const live = (await loadPrograms(tx)).find(({ id }) => id === programId)
  const latest = live?.versions.at(-1)
  if (!live || !latest) {
    if (compareTo === "live") throw new DomainError("program_not_published")
    return null
  }
  return {
    name: `${latest.compiled.definition.name}, live`,
    versionIds: live.versions.map(({ id }) => id),
    awardFrom: live.awardFrom,
    reward: await cheapestReward(tx, programId),
  }
}

async function assumptionsOf(
  tx: Tx,
  { programId, redemptionRate, marginRate, benefitUseRate, participation, seed }: StartSimulationInput,
  drafts: readonly DraftScenario[],
  live: LiveScenario | null,
): Promise<Assumptions> {
  const redeemed = redemptionRate || !live ? null : await readRedeemedShare(tx, programId)
  const asked = redemptionRate === undefined ? null : Number(parseFactor(redemptionRate))
  return {
    redemptionBasisPoints: asked ?? redeemed ?? usualRedemptionBasisPoints,
    redemptionFrom: asked !== null ? "asked" : redeemed !== null ? "live" : "usual",
    marginBasisPoints: marginRate === undefined ? usualMarginBasisPoints : Number(parseFactor(marginRate)),
    benefitUseBasisPoints:
      benefitUseRate === undefined ? usualBenefitUseBasisPoints : Number(parseFactor(benefitUseRate)),
    participation: participation ?? (await usualParticipation(tx, programId, drafts)),
    seed: seed ?? 1,
  }
}

/** Where joining is a choice, those who chose it; before anybody could, everybody who bought. */
async function usualParticipation(tx: Tx, programId: string, drafts: readonly DraftScenario[]) {
  if (drafts.every(({ definition }) => definition.joinPolicy === "everyone")) return "everyone" as const
  const member = await tx.db.member.findFirst({ where: { merchantId: tx.merchantId, programId }, select: { id: true } })
  return member ? ("members" as const) : ("everyone" as const)
}
