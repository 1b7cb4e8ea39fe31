import { type Day, localDay } from "@/lib/core/calendar"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { Preset, PresetKey, PresetProgram } from "./preset"
import { presetDefinition, presetSentences } from "./preset-definition"
import type { PresetScale } from "./preset-scale"
import { purchasesUntil } from "./sample-member"

/** A structure as the gallery shows it: a whole program in the merchant's money, and what it says to members. */
export interface PresetView {
  key: PresetKey
  name: string
  summary: string
  suits: string
  mind: string
  program: PresetProgram
  sentences: string[]
  /** After how many usual purchases the first reward is reached; null: not within a hundred. */
  purchasesToFirstReward: number | null
}

type Place = { merchant: { name: string; timeZone: string }; now: Date }

/** Scales a structure to a merchant. */
export function presetView(preset: Preset, scale: PresetScale, place: Place): PresetView {
  const { key, name, summary, suits, mind } = preset
  const program = preset.build(scale)
  const definition = namedDefinition(program, scale, place.merchant.name)
  const cheapest = Math.min(...program.rewards.map(({ costPoints }) => costPoints))
  return {
    ...{ key, name, summary, suits, mind, program },
    sentences: presetSentences(definition),
    purchasesToFirstReward: purchasesUntil(definition, scale, cheapest, worldOf(place)),
  }
}

/** The program under the name that it would get. */
export function namedDefinition(
  program: PresetProgram,
  { money }: PresetScale,
  merchantName: string,
): ProgramDefinition {
  return presetDefinition(program, { name: programNameOf(merchantName), money })
}

/** What a program is called until somebody finds a better name. */
export function programNameOf(merchantName: string): string {
  return `${merchantName.slice(0, 114)} Club`
}

export function worldOf({ merchant, now }: Place): { timeZone: string; today: Day } {
  return { timeZone: merchant.timeZone, today: localDay(now, merchant.timeZone) }
}
