import type { Json } from "@/lib/core/json"
import { formatInteger } from "@/lib/core/points"
import { explainSpend, explainTransfer } from "@/lib/ledger/domain/explain-sharing"
import { explainAward } from "@/lib/programs/domain/explain-award"
import type { ReturnExplanation } from "@/lib/programs/domain/explanation"
import { readExplanation } from "@/lib/programs/domain/read-explanation"

/** What is told of an entry. */
export interface ToldEntry {
  kind: keyof typeof causes
  memberId: string
  points: bigint
  reason: string | null
  returnId: string | null
  eventId: string | null
  explanation: Json
}

const causes = {
  award: "You earned this with what you bought. Thank you.",
  redemption: "You redeemed a reward and gave this for it. What would have expired first was used first.",
  redemptionCancel: "A redemption was taken back, and you have what you gave for it again.",
  expiry: "This was not used in time and has expired.",
  maturity: "What you earned some days ago can be used now.",
  reversal: "Something was returned, so what it had earned was taken back.",
  adjustment: "The people in the shop changed this by hand.",
  correction:
    "Something that came before it came to be known later. We reckoned again, so that you have what you would have had.",
  transfer: "Another member gave you this. It can be used as long as they could have used it.",
  transferFee: "What giving points costs in this program, on top of what is given.",
  transferCancel: "What one member had given to another was taken back by the people in the shop.",
  gift: "A gift from the program. You need do nothing for it.",
}

/** Where the kind alone would say the wrong thing. */
const others: { is: (entry: ToldEntry) => boolean; says: string }[] = [
  { is: ({ kind, eventId }) => kind === "award" && eventId !== null, says: "You earned this. Thank you." },
  {
    is: ({ kind, points }) => kind === "transfer" && points < 0n,
    says: "You gave this to another member. What would have expired first was given first.",
  },
  {
    is: ({ kind, returnId }) => kind === "reversal" && returnId === null,
    says: "This was waiting for something that did not happen, so it was taken back.",
  },
  {
    is: ({ kind, reason }) => kind === "correction" && reason !== null,
    says: "We put something right here, so that you have what is yours.",
  },
]

export interface Why {
  sentence: string
  /** The arithmetic, step by step; empty where there was nothing to reckon. */
  steps: string[]
}

/** Why an entry is what it is, from the explanation that was stored with it. What earned nothing is left out. */
export function tellWhy(entry: ToldEntry): Why {
  const sentence = others.find(({ is }) => is(entry))?.says ?? causes[entry.kind]
  const stored = readExplanation(entry.explanation)
  if (stored.return) return { sentence, steps: tellReturn(stored.return) }
  if (stored.spend)
    return { sentence: "Your household redeemed a reward.", steps: explainSpend(stored.spend, entry.memberId) }
  if (stored.transfer) return { sentence, steps: explainTransfer(stored.transfer) }
  if (!stored.award) return { sentence, steps: [] }
  const rules = stored.award.rules.filter(({ outcome }) => outcome === "awarded" || outcome === "limitReached")
  return { sentence, steps: explainAward({ ...stored.award, base: null, rules }) }
}

function tellReturn({ awardedPoints, takenBeforePoints, duePoints, writtenOffPoints }: ReturnExplanation): string[] {
  const stays = awardedPoints - takenBeforePoints - duePoints
  return [
    `What you bought had earned ${formatInteger(awardedPoints - takenBeforePoints)}.`,
    stays > 0 ? `What you kept earns ${formatInteger(stays)}.` : "Nothing of it is left that earns.",
    ...(writtenOffPoints > 0 ? [`${formatInteger(writtenOffPoints)} of it you had used already. We let that be.`] : []),
  ]
}
