import { formatInteger } from "@/lib/core/points"
import type { ReturnExplanation } from "./explanation"

/** Why a return took what it took, in sentences. */
export function explainReturn(why: ReturnExplanation): string[] {
  const stays = why.awardedPoints - why.takenBeforePoints - why.duePoints
  const before = why.takenBeforePoints > 0 ? `, of which ${points(why.takenBeforePoints)} had gone back before` : ""
  return [
    `The purchase had earned ${points(why.awardedPoints)}${before}.`,
    stays > 0
      ? `What is left of it earns ${points(stays)}, so ${points(why.duePoints)} had to go back.`
      : `Nothing is left of it that earns, so ${points(why.duePoints)} had to go back.`,
    ...(why.ownPoints > 0 ? [`${were(why.ownPoints)} taken from what it had earned.`] : []),
    ...(why.otherPoints > 0
      ? [`${were(why.otherPoints)} taken from the rest of the balance, as what it had earned was spent.`]
      : []),
    ...(why.belowZeroPoints > 0 ? [`${points(why.belowZeroPoints)} took the balance below zero.`] : []),
    ...(why.writtenOffPoints > 0 ? [writtenOff(why)] : []),
  ]
}

function points(count: number): string {
  return count === 1 ? "1 point" : `${formatInteger(count)} points`
}

function were(count: number): string {
  return `${points(count)} ${count === 1 ? "was" : "were"}`
}

function writtenOff({ writtenOffPoints, expiredPoints }: ReturnExplanation): string {
  const reason = expiredPoints >= writtenOffPoints ? "they had expired" : "nothing more was there to take"
  return `${were(writtenOffPoints)} written off, as ${reason}.`
}
