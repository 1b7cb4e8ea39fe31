import { closeDatabase } from "@/lib/core/db"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { makeMember, makeMerchant, makeProgram } from "../support/world"
import { measure } from "./measure"

// Many members at once after the same limited reward: its stock is one hot row.
const members = 200
const atOnce = 20

const ctx = await makeMerchant()
const programId = await makeProgram(ctx)
const ids: string[] = []
for (let index = 0; index < members; index += 1) ids.push(await makeMember(ctx, programId, 1_000n))

await measure("Redemptions of one limited reward, 20 at once", "redemptions", 5, async () => {
  const reward = { programId, name: "Hot", kind: "freeProduct", costPoints: 10, stock: members } as const
  const { id: rewardId } = await createReward(ctx, reward)
  const waiting = [...ids]
  const redeemAll = async () => {
    for (let memberId = waiting.pop(); memberId; memberId = waiting.pop())
      await redeemReward(ctx, { memberId, rewardId })
  }
  await Promise.all(Array.from({ length: atOnce }, redeemAll))
  return members
})
await closeDatabase()
