import type { Condition } from "@/lib/conditions/domain/condition"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { Assumptions } from "./assumptions"

export interface FirstReward {
  name: string
  costPoints: number
}

export interface DraftScenario {
  /** "draft-1" to "draft-3". */
  key: string
  name: string
  definition: ProgramDefinition
  reward: FirstReward | null
}

/** The live program by the versions that it had. */
export interface LiveScenario {
  name: string
  versionIds: string[]
  awardFrom: string | null
  reward: FirstReward | null
}

/** All that a backtest depends on beside what is recorded, as it is kept: the same input gives the same digits. */
export interface SimulationInput {
  from: string
  to: string
  /** Until when what was recorded is looked at. */
  recordedBefore: string
  assumptions: Assumptions
  drafts: DraftScenario[]
  live: LiveScenario | null
  segments: { id: string; name: string; condition: Condition }[]
  /** Of one that was run again: of which. */
  rerunOf: string | null
}
