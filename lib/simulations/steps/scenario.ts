import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"

/** A program to be played over the history: the live one with what was in force when, or a draft that held all along. */
export interface Scenario {
  key: string
  name: string
  kind: "live" | "draft"
  program: LiveProgram
  /** From when on it gives points; a draft does from the beginning of time. */
  givesFromMs: number
  /** What holds at the end. */
  definition: ProgramDefinition
  /** The cheapest reward. */
  reward: { name: string; costPoints: number } | null
}
