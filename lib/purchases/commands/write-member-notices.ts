import { recordAudit } from "@/lib/core/audit"
import { dateLocale, localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import type { JobControl } from "@/lib/core/jobs"
import { formatPoints } from "@/lib/core/points"
import { readBalances } from "@/lib/ledger/steps/read-balances"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { dearerFor, type PriceChange } from "@/lib/programs/domain/member-change"
import { fillNotice, type NoticeFacts, type NoticeKind, type NoticeText } from "@/lib/programs/domain/notice"
import { heldAt, timelineOf } from "@/lib/programs/domain/timeline"
import { type LiveProgram, laddersOf, loadPrograms } from "@/lib/programs/steps/load-versions"
import { type Judgeable, readActive, tiersUnder } from "../steps/compare-tiers"
import { priceChanges } from "../steps/price-changes"

const nil = "00000000-0000-0000-0000-000000000000"
/** Those of a dense history on a slow machine must be judged before a transaction ends. */
const chunkSize = 100

interface NoticesInput {
  programId: string
  versionId: string
  notices: NoticeText[]
}

interface Change {
  before: LiveProgram
  after: LiveProgram
  definition: ProgramDefinition
  start: Date
  prices: PriceChange[]
}

/**
 * Finds the members whom a version concerns and keeps for each what the merchant tells them. Chunks commit by themselves; run
 * again after a crash nobody is told twice. A version that was replaced meanwhile concerns nobody.
 */
export async function writeMemberNotices(ctx: Ctx, control: JobControl): Promise<{ told: number }> {
  const input = control.job.input as unknown as NoticesInput
  const total = Number(control.job.total)
  let [done, told] = [0, 0]
  for (let after: string | null = nil; after !== null; ) {
    const from: string = after
    const chunk = await inTransaction({ ...ctx, now: control.job.createdAt }, (tx) => tellChunk(tx, input, from))
    after = chunk.last
    done += chunk.members
    told += chunk.told
    await control.progress(done, Math.max(total, done))
  }
  const all = await inRead(ctx, (tx) => tx.db.memberNotice.count({ where: whereOf(tx, input) }))
  await inTransaction(ctx, (tx) => recordAudit(tx, "program.tellMembers", input.programId, { told }))
  return { told: all }
}

function whereOf(tx: Tx, { versionId }: NoticesInput) {
  return { merchantId: tx.merchantId, programVersionId: versionId }
}

async function tellChunk(tx: Tx, input: NoticesInput, from: string) {
  const change = await readChange(tx, input)
  if (!change) return { last: null, members: 0, told: 0 }
  const page = await readActive(tx, input.programId, from, chunkSize)
  const facts = new Map<NoticeKind, Map<string, OwnFacts>>()
  for (const { kind } of input.notices) facts.set(kind, await concernedBy[kind](tx, change, page))
  const rows = page.members.flatMap(({ id, customerId }) =>
    input.notices.flatMap(({ kind, title, text }) => {
      const own = facts.get(kind)?.get(id)
      if (!own) return []
      const firstName = page.customers.get(customerId)?.firstName ?? ""
      const filled = { ...factsOfAll(tx, change, firstName), ...own }
      const body = { title: fillNotice(title, filled), text: fillNotice(text, filled) }
      const dates = { effectiveAt: change.start, createdAt: tx.now }
      return [
        {
          merchantId: tx.merchantId,
          id: newId(),
          memberId: id,
          programId: input.programId,
          programVersionId: input.versionId,
          kind,
          body,
          ...dates,
        },
      ]
    }),
  )
  const { count } = await tx.db.memberNotice.createMany({ data: rows, skipDuplicates: true })
  const last = page.members.length < chunkSize ? null : (page.members.at(-1)?.id ?? null)
  return { last, members: page.members.length, told: count }
}

async function readChange(tx: Tx, { programId, versionId }: NoticesInput): Promise<Change | null> {
  const after = (await loadPrograms(tx)).find(({ id }) => id === programId)
  const version = timelineOf(after?.versions ?? []).find(({ id }) => id === versionId)
  if (!after || !version) return null
  const place = after.versions.indexOf(version)
  const until = after.versions.slice(0, place)
  if (until.length === 0) return null
  const { definition } = version.compiled
  const start = version.from ?? tx.now
  return {
    before: { ...after, versions: until, ladders: laddersOf(until) },
    after: { ...after, versions: [...until, version], ladders: laddersOf([...until, version]) },
    definition,
    start,
    prices: await priceChanges(tx, definition.rewards ?? [], start, versionId),
  }
}

const day = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

function factsOfAll(tx: Tx, { definition, start }: Change, firstName: string): NoticeFacts {
  const from = new Date(`${localDay(start, tx.merchant.timeZone)}T00:00:00Z`)
  return { firstName, program: definition.name, day: day.format(from) }
}

type OwnFacts = Omit<NoticeFacts, "firstName" | "program" | "day">

type Concerned = (tx: Tx, change: Change, page: Judgeable) => Promise<Map<string, OwnFacts>>

/** Whom each kind of notice concerns, by the member's id, with what is theirs alone. */
const concernedBy: Record<NoticeKind, Concerned> = {
  everyone: async (_tx, _change, { members }) => new Map(members.map(({ id }) => [id, {}])),
  tierDown: fallen,
  rewardDearer: savers,
}

async function fallen(tx: Tx, { before, after, start }: Change, page: Judgeable): Promise<Map<string, OwnFacts>> {
  const [old, next] = [await tiersUnder(tx, before, page, start), await tiersUnder(tx, after, page, start)]
  const tierOf = (program: LiveProgram, id: string | null | undefined) => {
    return heldAt(program.versions, start)?.compiled.definition.tiers.find((tier) => tier.id === id)
  }
  const found = page.members.flatMap(({ id }): [string, OwnFacts][] => {
    const [from, to] = [tierOf(before, old.get(id)), tierOf(after, next.get(id))]
    if (!from || (to && to.rank >= from.rank)) return []
    return [[id, { oldTier: from.name, newTier: to?.name ?? "without a tier" }]]
  })
  return new Map(found)
}

async function savers(tx: Tx, { definition, prices }: Change, page: Judgeable): Promise<Map<string, OwnFacts>> {
  const { currency } = definition
  const balances = await readBalances(
    tx,
    page.members.map(({ accountId }) => accountId),
    tx.now,
  )
  const own = balances.filter((balance) => balance.currency === currency.code)
  const points = new Map(own.map(({ accountId, availablePoints }) => [accountId, availablePoints]))
  const found = page.members.flatMap(({ id, accountId }): [string, OwnFacts][] => {
    const reward = dearerFor(points.get(accountId) ?? 0n, prices)
    if (!reward) return []
    const told = {
      oldPoints: formatPoints(reward.oldPoints, currency),
      newPoints: formatPoints(reward.newPoints, currency),
    }
    return [[id, { reward: reward.name, ...told }]]
  })
  return new Map(found)
}
