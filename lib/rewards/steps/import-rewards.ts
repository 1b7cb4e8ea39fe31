import type { Tx } from "@/lib/core/ctx"
import type { Program } from "@/lib/core/generated/prisma/client"
import { samePart } from "@/lib/programs/domain/program-draft"
import { writeRewardDrafts } from "@/lib/programs/steps/draft-rewards"
import { priceFromNow } from "@/lib/programs/steps/reward-prices"
import type { ProgramFile } from "../schema-program-file"
import { insertReward } from "./insert-reward"
import { rewardColumns } from "./reward-columns"

type Rewards = NonNullable<ProgramFile["rewards"]>

/** The rewards of a program that was never published become those of the file: nobody can have them yet. */
async function replaceRewards(tx: Tx, program: Program, rewards: Rewards): Promise<void> {
  const owned = { merchantId: tx.merchantId, programId: program.id }
  const known = new Set((await tx.db.reward.findMany({ where: owned, select: { id: true } })).map(({ id }) => id))
  const ids = rewards.map(({ id }) => id)
  await tx.db.reward.updateMany({
    where: { ...owned, id: { notIn: ids }, archivedAt: null },
    data: { archivedAt: tx.now },
  })
  for (const { id, reward } of rewards) {
    if (!known.has(id)) await insertReward(tx, { ...reward, imageId: undefined, programId: program.id }, id)
    else {
      const { name, kind, description = "", terms = "", voucherDays } = reward
      const { stock = null, unitCostMinor = null, startsAt = null, endsAt = null, detail = {}, priceMinor = 0 } = reward
      const columns = rewardColumns({ stock, unitCostMinor, priceMinor, startsAt, endsAt, detail })
      const data = { name, kind, description, terms, voucherDays, ...columns, archivedAt: null }
      await tx.db.reward.updateMany({ where: { ...owned, id }, data })
      await priceFromNow(tx, id, BigInt(reward.costPoints))
    }
  }
}

/** Of a live program prices wait, and rewards that the file has not are taken away once the draft is published. */
async function draftRewards(tx: Tx, program: Program, rewards: Rewards): Promise<void> {
  const prices = rewards.map(({ id, reward }) => ({ id, costPoints: reward.costPoints }))
  const known = await tx.db.reward.findMany({
    where: { merchantId: tx.merchantId, programId: program.id, archivedAt: null },
    select: { id: true },
  })
  const withdrawn = known.filter(({ id }) => !prices.some((price) => price.id === id))
  await writeRewardDrafts(tx, program.id, [...prices, ...withdrawn.map(({ id }) => ({ id, withdrawn: true }))])
}

/** Makes the program's rewards those of the file, or lets it wait where the program is live. */
export async function importRewards(tx: Tx, program: Program, rewards: Rewards): Promise<void> {
  return program.status === "draft" ? replaceRewards(tx, program, rewards) : draftRewards(tx, program, rewards)
}

/** A reward with what a file may leave out, to be compared. */
export function fullReward(reward: Rewards[number]["reward"]): Rewards[number]["reward"] {
  const { imageId: _, ...given } = reward
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
  return { description: "", terms: "", voucherDays: 90, priceMinor: 0, detail: {}, ...(set as typeof given) }
}

/** What of a reward holds at once when it is changed; the stock is what is left, and no matter of the program. */
const fieldWords = {
  name: "name",
  kind: "kind",
  description: "description",
  terms: "terms",
  voucherDays: "days of a voucher",
  priceMinor: "price in money",
  detail: "value",
  unitCostMinor: "cost",
  startsAt: "start",
  endsAt: "end",
} as const

/** What of a file's rewards does not wait with the draft of a live program, each with the remedy. */
export function rewardNotes(before: Rewards, after: Rewards): string[] {
  const known = new Map(before.map(({ id, reward }) => [id, reward]))
  return after.flatMap(({ id, reward }): string[] => {
    const old = known.get(id)
    if (!old)
      return [
        `The reward ${reward.name} is new and is not taken: a live program offers a new reward at once. Add it in Rewards.`,
      ]
    const [was, is]: Record<string, unknown>[] = [fullReward(old), fullReward(reward)]
    const others = Object.entries(fieldWords).flatMap(([field, words]) =>
      samePart(was?.[field], is?.[field]) ? [] : [words],
    )
    if (others.length === 0) return []
    const what = new Intl.ListFormat("en").format(others)
    return [
      `${old.name}: its ${what} would not wait, so that stays as it is. Change it in Rewards, where it holds at once.`,
    ]
  })
}
