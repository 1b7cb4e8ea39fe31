import { addDays, type Day, localDay, parseDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { readCustomers } from "@/lib/members/steps/find-customers"
import type { EarningRule, ProgramDefinition } from "@/lib/programs/domain/definition"
import { definitionOf } from "@/lib/programs/domain/program-draft"
import type { RuleTrial } from "@/lib/programs/domain/rule-trial"
import { newMember } from "@/lib/programs/steps/enroll-members"
import { findProgram } from "@/lib/programs/steps/find-program"
import { alwaysUnderDefinition } from "@/lib/programs/steps/load-versions"
import { namedByRules } from "@/lib/programs/steps/named-by-rules"
import type { TryRuleInput } from "../schema-try-rule"
import { countTrial } from "../steps/count-trial"
import { readMembers } from "../steps/read-members"
import { type Replayed, replayMembers } from "../steps/replay-members"

const windowDays = 30
/** The latest of the window: a trial answers while somebody types. */
const mostTried = 2_000

/**
 * What a rule of a draft would have given for what was really recorded: of the last 30 full local days, or of the last 30
 * with anything in them. Every customer is taken for a member. Null where nothing is recorded. Writes nothing.
 */
export async function tryRule(ctx: Ctx, input: TryRuleInput): Promise<RuleTrial | null> {
  requirePermission(ctx, "metrics:read")
  return inRead(ctx, async (tx) => {
    await findProgram(tx, input.programId)
    const { definition, rule } = await definitionToTry(tx, input)
    const source = sourceOf(tx, rule)
    const window = await findWindow(tx, source)
    if (!window) return null
    const { ids, customerIds, recorded } = await readSample(tx, source, window)
    const members = await judgeSample(tx, input.programId, definition, window.from, new Set(ids), customerIds)
    const counted = await countTrial(tx, members, rule, definition, source.of === "purchases" ? ids : [])
    return { of: source.of, ...window, recorded, tried: ids.length, ...counted }
  })
}

/** Rules get new ids, so that what their namesakes have given already uses up no limit of the trial. */
async function definitionToTry(tx: Tx, { program, rules, tiers, ruleId }: TryRuleInput) {
  const named = rules.map(({ id, rule }) => ({ asked: id === ruleId, rule: { ...rule, id: newId() } }))
  const draft = {
    ...program,
    returnPolicy: program.returnPolicy ?? ("withinBalance" as const),
    rules: named.map(({ rule }) => rule),
    tiers: tiers.map(({ id, tier }) => ({ ...tier, id })),
  }
  const definition = definitionOf(draft, newId(), await namedByRules(tx, draft.rules))
  const rule = named.find(({ asked }) => asked)?.rule
  if (!rule) throw new Error("The schema lets no rule through that is not among the rules.")
  return { definition, rule }
}

type Source = { of: RuleTrial["of"]; from: Prisma.Sql }

/** The table rows `s` that the rule looks at. */
function sourceOf(tx: Tx, { trigger, eventType }: EarningRule): Source {
  if (trigger === "purchase") {
    const from = Prisma.sql`"purchase" s WHERE s."merchantId" = ${tx.merchantId}::uuid AND s."customerId" IS NOT NULL`
    return { of: "purchases", from }
  }
  const type = trigger === "event" ? Prisma.sql`AND s."type" = ${eventType ?? ""}` : Prisma.empty
  const from = Prisma.sql`"event" s WHERE s."merchantId" = ${tx.merchantId}::uuid AND s."trigger" = ${trigger} ${type}`
  return { of: "activities", from }
}

type Window = { from: Day; to: Day }

async function findWindow(tx: Tx, { from }: Source): Promise<Window | null> {
  const { timeZone } = tx.merchant
  const today = localDay(tx.now, timeZone)
  const midnight = startOfLocalDay(today, timeZone)
  const [latest] = await tx.db.$queryRaw<{ at: Date }[]>`
    SELECT s."occurredAt" AS at FROM ${from} AND s."occurredAt" < ${midnight} ORDER BY s."occurredAt" DESC LIMIT 1`
  if (!latest) return null
  const yesterday = addDays(today, -1)
  const last = localDay(latest.at, timeZone)
  const to = last >= addDays(yesterday, 1 - windowDays) ? yesterday : last
  return { from: addDays(to, 1 - windowDays), to }
}

async function readSample(tx: Tx, { from }: Source, window: Window) {
  const { timeZone } = tx.merchant
  const within = Prisma.sql`AND s."occurredAt" >= ${startOfLocalDay(window.from, timeZone)}
    AND s."occurredAt" < ${startOfLocalDay(addDays(window.to, 1), timeZone)}`
  const rows = await tx.db.$queryRaw<{ id: string; customerId: string }[]>`
    SELECT s."id", s."customerId" FROM ${from} ${within} ORDER BY s."occurredAt" DESC, s."id" DESC LIMIT ${mostTried}`
  const [count] = await tx.db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM ${from} ${within}`
  return {
    ids: rows.map(({ id }) => id),
    customerIds: [...new Set(rows.map(({ customerId }) => customerId))],
    recorded: Number(count?.count ?? 0),
  }
}

async function judgeSample(
  tx: Tx,
  programId: string,
  definition: ProgramDefinition,
  from: Day,
  tried: ReadonlySet<string>,
  customerIds: readonly string[],
): Promise<Replayed[]> {
  const program = alwaysUnderDefinition(tx, programId, definition)
  const customers = await readCustomers(tx, customerIds)
  const known = await readMembers(tx, programId, customerIds)
  const start = startOfLocalDay(parseDay(from), tx.merchant.timeZone)
  const requests = [...customers.values()].map(({ id, firstPurchaseAt }) => {
    const joinedAt = firstPurchaseAt && firstPurchaseAt < start ? firstPurchaseAt : start
    const member = known.get(id)
    return { member: member ? { ...member, joinedAt } : newMember(program, id, joinedAt), from }
  })
  const replay = await replayMembers(tx, program, requests, customers, (_, one) => tried.has(one.id), "try")
  return replay.members
}
