import { formatInteger, formatPoints } from "@/lib/core/points"
import { type TransferRules, transferFee } from "@/lib/ledger/domain/transfer"

type Words = { name: string; plural: string }

/** What a gift costs under the rules, as an example in words; null where there is no fee. */
export function tellFee(
  rules: Pick<TransferRules, "feePoints" | "feeBasisPoints">,
  points: bigint,
  words: Words,
): string {
  const fee = transferFee(points, rules)
  if (fee === 0n) return `Giving ${formatPoints(points, words)} costs nothing more.`
  return `Giving ${formatPoints(points, words)} costs ${formatPoints(points + fee, words)}: ${formatInteger(fee)} ${fee === 1n ? "is" : "are"} the fee, and leave the program.`
}

/** What members may do under the rules, a sentence each. */
export function tellTransfers(rules: TransferRules, words: Words): string[] {
  if (!rules.transfersAllowed) return ["Members keep their points to themselves."]
  const least = rules.minimumPoints > 1n ? `, ${formatPoints(rules.minimumPoints, words)} or more at a time` : ""
  const most =
    rules.yearlyCapPoints === null
      ? ""
      : ` Nobody gives more than ${formatPoints(rules.yearlyCapPoints, words)} in a calendar year.`
  const example = rules.minimumPoints > 500n ? rules.minimumPoints : 500n
  return [
    `Members give ${words.plural} to one another${least}.${most}`,
    tellFee(rules, example, words),
    "What is given keeps its own end, and moves nobody's tier.",
  ]
}
