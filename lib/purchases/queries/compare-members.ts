import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import { readBalances } from "@/lib/ledger/steps/read-balances"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { countMoves, dearerFor, type PriceChange, type TierMove } from "@/lib/programs/domain/member-change"
import { definitionOf, samePart } from "@/lib/programs/domain/program-draft"
import { heldAt } from "@/lib/programs/domain/timeline"
import { findProgram } from "@/lib/programs/steps/find-program"
import { type LiveProgram, loadPrograms } from "@/lib/programs/steps/load-versions"
import { namedByRules } from "@/lib/programs/steps/named-by-rules"
import { readDraft } from "@/lib/programs/steps/read-program"
import { rewardsOf } from "@/lib/programs/steps/restored-rewards"
import type { CompareMembersInput } from "../schema-compare"
import { alwaysUnder, isExact, pointsUnder, readTriedDays } from "../steps/compare-cost"
import { type Judgeable, readActive, tiersDiffer, tiersUnder } from "../steps/compare-tiers"
import { draftProgram } from "../steps/draft-program"
import { priceChanges } from "../steps/price-changes"

const nil = "00000000-0000-0000-0000-000000000000"
const chunkSize = 500

/** So many are judged in one transaction: those of a dense history on a slow machine must not outlast it. */
const atOnce = 50

export interface ConcernedMember {
  id: string
  name: string | null
  email: string | null
  cardNumber: string
  /** Tiers before and after; the same where only a reward concerns the member. */
  fromTierId: string | null
  toTierId: string | null
  dearer: PriceChange | null
}

/** What a change does to a page of members. Figures of pages add up. */
export interface MemberComparison {
  /** The instant from which it would hold. */
  start: string
  /** Members looked at in this page, and of the whole program. */
  scanned: number
  total: number
  nextCursor: string | null
  moves: TierMove[]
  /** Who comes to another tier, or has a reward get dearer. */
  concerned: ConcernedMember[]
  cost: {
    from: string
    to: string
    /** False where budgets of rules make the figures an estimate. */
    exact: boolean
    livePoints: number
    afterPoints: number
  } | null
}

/**
 * What publishing the draft, or bringing a version back, would change for the program's active members, in the order of their
 * ids: tiers at the start by what is recorded now and if nothing more is bought, rewards that get dearer, and what purchases of
 * the last 90 days would have earned under both. Writes nothing. Throws `not_found`, `program_not_published`.
 */
export async function compareMembers(ctx: Ctx, input: CompareMembersInput): Promise<MemberComparison> {
  requirePermission(ctx, "members:read")
  requirePermission(ctx, "metrics:read")
  const { programId, cursor = nil, limit = chunkSize } = input
  const { compared, total } = await inRead(ctx, async (tx) => ({
    compared: await readCompared(tx, input),
    total: await tx.db.member.count({ where: { merchantId: tx.merchantId, programId, status: "active" } }),
  }))
  const parts: Part[] = []
  let after: string | null = cursor
  let scanned = 0
  while (after !== null && scanned < limit) {
    const from: string = after
    const size = Math.min(atOnce, limit - scanned)
    const part: Part = await inRead(ctx, async (tx) =>
      comparePart(tx, compared, await readActive(tx, programId, from, size)),
    )
    parts.push(part)
    scanned += part.all.length
    after = part.all.length < size ? null : part.last
  }
  return {
    start: compared.start.toISOString(),
    scanned,
    total,
    nextCursor: after,
    moves: countMoves(parts.flatMap(({ all }) => all)),
    concerned: parts.flatMap(({ concerned }) => concerned),
    cost: parts.reduce<MemberComparison["cost"]>((sum, { cost }) => addCost(sum, cost), null),
  }
}

/** What a few members come to. */
interface Part {
  all: { fromId: string | null; toId: string | null }[]
  last: string | null
  concerned: ConcernedMember[]
  cost: MemberComparison["cost"]
}

async function comparePart(tx: Tx, compared: Compared, page: Judgeable): Promise<Part> {
  const last = page.members.at(-1)?.id ?? null
  return {
    last,
    ...(await compareTiersAndRewards(tx, compared, page)),
    cost: await compareCost(tx, compared, page),
  }
}

function addCost(sum: MemberComparison["cost"], more: MemberComparison["cost"]): MemberComparison["cost"] {
  if (!sum || !more) return sum ?? more
  const livePoints = sum.livePoints + more.livePoints
  return { ...sum, livePoints, afterPoints: sum.afterPoints + more.afterPoints }
}

interface Compared {
  before: LiveProgram
  after: LiveProgram
  definition: ProgramDefinition
  start: Date
}

async function readCompared(tx: Tx, { programId, versionId, effectiveFrom }: CompareMembersInput): Promise<Compared> {
  const program = await findProgram(tx, programId)
  const before = (await loadPrograms(tx)).find(({ id }) => id === programId)
  if (!before) throw new DomainError("program_not_published")
  const draft = await readDraft(tx, program)
  const kept = before.versions.find(({ id }) => id === versionId)?.compiled.definition
  if (versionId !== undefined && !kept) throw new DomainError("not_found")
  const drafted = kept ?? definitionOf(draft, nil, await namedByRules(tx, draft.rules))
  const after = await draftProgram(tx, programId, { ...drafted, versionId: nil }, effectiveFrom)
  const start = after.versions.at(-1)?.from ?? tx.now
  const rewards = kept ? await rewardsOf(tx, programId, start, kept.rewards) : draft.rewards
  return {
    before,
    after,
    definition: { ...drafted, rewards },
    start: new Date(Math.max(start.getTime(), tx.now.getTime())),
  }
}

async function compareTiersAndRewards(tx: Tx, compared: Compared, page: Judgeable) {
  const { before, after, definition, start } = compared
  const old = await tiersUnder(tx, before, page, start)
  const next = tiersDiffer(before, after, start) ? await tiersUnder(tx, after, page, start) : old
  const prices = await priceChanges(tx, definition.rewards ?? [], start, nil)
  const points = await readPoints(tx, before, page, prices)
  const all = page.members.map((member) => ({
    member,
    fromId: old.get(member.id) ?? null,
    toId: next.get(member.id) ?? null,
    dearer: dearerFor(points.get(member.accountId) ?? 0n, prices),
  }))
  const concerned = all.flatMap(({ member, fromId, toId, dearer }): ConcernedMember[] => {
    if (fromId === toId && dearer === null) return []
    const { id, cardNumber } = member
    return [
      { id, cardNumber, ...namesOf(page.customers.get(member.customerId)), fromTierId: fromId, toTierId: toId, dearer },
    ]
  })
  return { all, concerned }
}

function namesOf(customer: KnownCustomer | undefined) {
  const name = [customer?.firstName, customer?.lastName].filter(Boolean).join(" ")
  return { name: name === "" ? null : name, email: customer?.email ?? null }
}

async function readPoints(tx: Tx, program: LiveProgram, page: Judgeable, prices: readonly PriceChange[]) {
  if (prices.every(({ oldPoints, newPoints }) => newPoints <= oldPoints)) return new Map<string, bigint>()
  const accountIds = page.members.map(({ accountId }) => accountId)
  const balances = await readBalances(tx, accountIds, tx.now)
  const own = balances.filter(({ currency }) => currency === program.currency)
  return new Map(own.map(({ accountId, availablePoints }) => [accountId, availablePoints]))
}

async function compareCost(
  tx: Tx,
  { before, after, start }: Compared,
  page: Judgeable,
): Promise<MemberComparison["cost"]> {
  const [live, changed] = [heldAt(before.versions, start), after.versions.at(-1)]
  if (!live || !changed || page.members.length === 0) return null
  const days = await readTriedDays(tx)
  const livePoints = await pointsUnder(tx, alwaysUnder(before, live), page, days)
  const afterPoints = earnsTheSame(live.compiled.definition, changed.compiled.definition)
    ? livePoints
    : await pointsUnder(tx, alwaysUnder(after, changed), page, days)
  return {
    ...days,
    exact: isExact(live.compiled.definition, changed.compiled.definition),
    livePoints: toJsonInteger(livePoints),
    afterPoints: toJsonInteger(afterPoints),
  }
}

/** Names, rewards and words earn nothing: only where more differs is anything tried anew. */
function earnsTheSame(a: ProgramDefinition, b: ProgramDefinition): boolean {
  const earning = ({ rules, tiers, segments, currency, moneyCurrency }: ProgramDefinition) => {
    return { rules, tiers, segments, code: currency.code, moneyCurrency }
  }
  return samePart(earning(a), earning(b))
}
