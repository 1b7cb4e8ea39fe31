import { readFile } from "node:fs/promises"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { addTier } from "@/lib/programs/commands/add-tier"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { createEventType } from "@/lib/purchases/commands/create-event-type"
import { createStore } from "@/lib/purchases/commands/create-store"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { uploadImage } from "@/lib/rewards/commands/upload-image"
import { stores } from "@/prisma/seed/customers"
import { cupReturned } from "@/prisma/seed/deeds"
import { earningRules, program, tiers } from "@/prisma/seed/program"
import { type DemoReward, rewards } from "@/prisma/seed/rewards"

/** Opens the shops and the program, published on the first day; answers the ids of the rewards, in their order. */
export async function openProgram(ctx: Ctx): Promise<string[]> {
  await openStores(ctx)
  await defineEvents(ctx)
  const found = await findProgram(ctx)
  const programId = found?.id ?? (await createProgram(ctx, program)).id
  const missing = <T extends { name: string }>(all: readonly T[], known: { name: string }[] = []) =>
    all.filter(({ name }) => !known.some((one) => one.name === name))
  for (const rule of missing(earningRules, found?.earningRules)) await addEarningRule(ctx, { programId, rule })
  for (const tier of missing(tiers, found?.tiers)) await addTier(ctx, { programId, tier })
  for (const reward of missing(rewards, found?.rewards)) await addReward(ctx, programId, reward)
  if (found?.status !== "published") await publishProgram(ctx, { programId })
  const byName = new Map((await findProgram(ctx))?.rewards.map(({ id, name }) => [name, id]))
  return rewards.map(({ name }) => byName.get(name) ?? "")
}

async function findProgram(ctx: Ctx) {
  const name = { select: { id: true, name: true } }
  return inRead(ctx, (tx) =>
    tx.db.program.findUnique({
      where: { merchantId_slug: { merchantId: ctx.merchantId, slug: program.slug } },
      select: { id: true, status: true, earningRules: name, tiers: name, rewards: name },
    }),
  )
}

async function openStores(ctx: Ctx): Promise<void> {
  const known = await inRead(ctx, (tx) =>
    tx.db.store.findMany({ where: { merchantId: ctx.merchantId }, select: { externalId: true } }),
  )
  for (const { externalId, name, region } of stores) {
    if (!known.some((one) => one.externalId === externalId)) await createStore(ctx, { externalId, name, region })
  }
}

async function defineEvents(ctx: Ctx): Promise<void> {
  const key = { merchantId: ctx.merchantId, code: cupReturned.code }
  const known = await inRead(ctx, (tx) => tx.db.eventType.findUnique({ where: { merchantId_code: key } }))
  if (!known) await createEventType(ctx, cupReturned)
}

async function addReward(ctx: Ctx, programId: string, reward: DemoReward): Promise<void> {
  const { picture, chosen: _, atCounter: __, ...body } = reward
  const bytes = await readFile(new URL(`../../../prisma/seed/images/${picture}`, import.meta.url))
  const image = await uploadImage(ctx, new Uint8Array(bytes))
  await createReward(ctx, { programId, imageId: image.id, ...body })
}
