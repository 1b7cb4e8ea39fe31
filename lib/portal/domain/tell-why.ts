import type { Json } from "@/lib/core/json"
import { explainAward } from "@/lib/programs/domain/explain-award"
import type { AwardExplanation } from "@/lib/programs/domain/explanation"

const causes = {
  award: "You earned this with what you bought. Thank you.",
  redemption: "You redeemed a reward and gave this for it. What would have expired first was used first.",
  redemptionCancel: "A redemption was taken back, and you have what you gave for it again.",
  expiry: "This was not used in time and has expired.",
  maturity: "What you earned some days ago can be used now.",
  reversal: "Something was returned, so what it had earned was taken back.",
  adjustment: "The people in the shop changed this by hand.",
  correction:
    "An earlier purchase came to be known later. We reckoned again, so that you have what you would have had.",
  gift: "A gift from the program. You need do nothing for it.",
}

export interface Why {
  sentence: string
  /** The arithmetic, step by step; empty where there was nothing to reckon. */
  steps: string[]
}

function isAward(body: Json): boolean {
  return typeof body === "object" && body !== null && "rules" in body && Array.isArray(body.rules) && "base" in body
}

/** Why an entry is what it is, from the explanation that was stored with it. What earned nothing is left out. */
export function tellWhy(kind: keyof typeof causes, explanation: Json): Why {
  const sentence = causes[kind]
  if (!isAward(explanation)) return { sentence, steps: [] }
  const award = explanation as unknown as AwardExplanation
  const rules = award.rules.filter(({ outcome }) => outcome === "awarded" || outcome === "limitReached")
  return { sentence, steps: explainAward({ ...award, base: null, rules }) }
}
