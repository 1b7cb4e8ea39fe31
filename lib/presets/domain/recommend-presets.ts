import type { Answers } from "./answers"
import { type PresetKey, presetKeys } from "./preset"
import { type Facts, factsOf } from "./preset-facts"
import { type Ground, grounds } from "./preset-grounds"
import type { PresetHistory } from "./preset-history"

/** A structure that fits, with what speaks for it and against it, the strongest first. */
export type Recommendation = { key: PresetKey; score: number; reasons: string[]; doubts: string[] }

const most = 3
/** A third one must come close to the best. */
const near = 0.6

/**
 * Two or three structures for the answers, with reasons from the merchant's own history where it says enough. The same
 * answers and history always give the same; ties stand in the order of the gallery.
 */
export function recommendPresets(answers: Answers, history: PresetHistory | null, money: string): Recommendation[] {
  const facts = factsOf(answers, history, money)
  const ranked = presetKeys.map((key) => judge(key, facts)).sort((a, b) => b.score - a.score)
  const best = ranked[0]?.score ?? 0
  return ranked.slice(0, most).filter(({ score }, place) => place < 2 || score >= best * near)
}

function judge(key: PresetKey, facts: Facts): Recommendation {
  const held = grounds[key].flatMap(({ weight, when, says }: Ground) =>
    when(facts) ? [{ weight, says: says(facts) }] : [],
  )
  const told = held.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  return {
    key,
    score: held.reduce((sum, { weight }) => sum + weight, 0),
    reasons: told.filter(({ weight }) => weight > 0).map(({ says }) => says),
    doubts: told.filter(({ weight }) => weight < 0).map(({ says }) => says),
  }
}
