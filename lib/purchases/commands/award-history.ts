import { recordAudit } from "@/lib/core/audit"
import { type Day, localDay, parseDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import type { JobControl } from "@/lib/core/jobs"
import { type Json, toJson } from "@/lib/core/json"
import { emit } from "@/lib/core/outbox"
import { setInactivityEnds } from "@/lib/ledger/steps/set-inactivity-ends"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import { lockCustomers } from "@/lib/members/steps/find-customers"
import {
  type KnownMember,
  lockMembers,
  moveJoining,
  newMember,
  walletOf,
  writeMembers,
} from "@/lib/programs/steps/enroll-members"
import { type LiveProgram, loadPrograms } from "@/lib/programs/steps/load-versions"
import { awardsOf } from "../steps/awards-of"
import { giftsOf } from "../steps/gifts-of"
import type { PlannedAward } from "../steps/judged-batch"
import { judgementsOf } from "../steps/judgements-of"
import { asksActivity } from "../steps/keep-alive"
import { planReversals } from "../steps/plan-reversals"
import { readReturnsToReverse } from "../steps/read-returns-to-reverse"
import { recordSignups } from "../steps/record-signups"
import { type Replay, replayMembers, writeTiers } from "../steps/replay-members"
import { writeBudgets } from "../steps/rule-budgets"
import { waitForRecordings } from "../steps/share-history"
import { postAwards, settlePast } from "../steps/write-awards"
import { writeGifts } from "../steps/write-gifts"
import { writeJudgements } from "../steps/write-judgements"
import { writeReversals } from "../steps/write-reversals"

const chunkSize = 200
const beginning = parseDay("0001-01-01")
const nil = "00000000-0000-0000-0000-000000000000"

export interface HistoryResult {
  members: number
  awards: number
  points: number
}

/** How far the job has come: the last customer gone through, null once all are, and what it came to so far. */
interface Place {
  after: string | null
  done: number
  result: HistoryResult
}

interface HistoryInput {
  programId: string
  versionId: string
  awardFrom: string | null
  /** Kept with each chunk. */
  place?: Place
}

const start: Place = { after: nil, done: 0, result: { members: 0, awards: 0, points: 0 } }

/**
 * After publishing over a history: enrolls who has joined by it, awards the purchases from `awardFrom` on that are not
 * awarded yet, and reckons tiers. Without `awardFrom` nothing is awarded. Silent: nobody is written to. Chunks commit by
 * themselves, each with its place: after a crash the job goes on behind the last. Begun anew it finds what is done and
 * changes nothing of it.
 */
export async function awardHistory(ctx: Ctx, control: JobControl): Promise<HistoryResult> {
  const input = control.job.input as unknown as HistoryInput
  await inTransaction(ctx, waitForRecordings)
  const total = await inRead(ctx, (tx) => tx.db.customer.count({ where: { merchantId: ctx.merchantId } }))
  let place = input.place ?? start
  while (place.after !== null) {
    const { after, ...before }: Place = place
    // Each chunk is recorded when it is: a day that was sealed meanwhile gets no more entries.
    place = await inTransaction({ ...ctx, now: new Date() }, async (tx) => {
      const reached = behind(before, await awardChunk(tx, input, after))
      await tx.db.job.updateMany({
        where: { merchantId: tx.merchantId, id: control.job.id },
        data: { input: toJson({ ...input, place: reached }) as Exclude<Json, null> },
      })
      return reached
    })
    await control.progress(place.done, Math.max(total, place.done))
  }
  return place.result
}

function behind({ done, result }: Omit<Place, "after">, { customers, last, members, awards }: Chunk): Place {
  return {
    after: last,
    done: done + customers,
    result: {
      members: result.members + members,
      awards: result.awards + awards.length,
      points: result.points + awards.reduce((sum, { award }) => sum + Number(award.points), 0),
    },
  }
}

interface Chunk {
  customers: number
  /** Null: there are no more. */
  last: string | null
  members: number
  awards: PlannedAward[]
}

async function awardChunk(tx: Tx, input: HistoryInput, after: string): Promise<Chunk> {
  const ids = await tx.db.customer.findMany({
    where: { merchantId: tx.merchantId, id: { gt: after } },
    orderBy: { id: "asc" },
    take: chunkSize,
    select: { id: true },
  })
  const program = (await loadPrograms(tx)).find(({ id }) => id === input.programId)
  const last = ids.at(-1)?.id ?? null
  if (!program || !last) return { customers: 0, last: null, members: 0, awards: [] }
  const customers = await lockCustomers(
    tx,
    ids.map(({ id }) => id),
  )
  const members = await enrolByHistory(tx, program, customers)
  const replay = await replayMembers(
    tx,
    program,
    members.all.map((member) => ({ member, from: beginning })),
    customers,
    (member, one, posted) =>
      posted === undefined &&
      input.awardFrom !== null &&
      one.day >= input.awardFrom &&
      awardable(member, one.occurredAt),
    "award",
  )
  const awards = awardsOf(replay)
  await writeHistory(tx, program, members, replay, awards)
  if (input.awardFrom !== null) await recordSignups(tx, [program], members.joined)
  return { customers: ids.length, last: ids.length < chunkSize ? null : last, members: members.all.length, awards }
}

function awardable(member: KnownMember, at: Date): boolean {
  return member.status === "active" && at >= member.joinedAt
}

interface Enrolled {
  all: KnownMember[]
  joined: KnownMember[]
  moved: { member: KnownMember; before: Day }[]
}

async function enrolByHistory(
  tx: Tx,
  program: LiveProgram,
  customers: ReadonlyMap<string, KnownCustomer>,
): Promise<Enrolled> {
  const known = (await lockMembers(tx, [...customers.keys()])).filter(({ programId }) => programId === program.id)
  const enrolled: Enrolled = { all: [...known], joined: [], moved: [] }
  if (program.joinPolicy !== "everyone") return enrolled
  const byCustomer = new Map(known.map((member) => [member.customerId, member]))
  for (const { id, firstPurchaseAt } of customers.values()) {
    if (!firstPurchaseAt) continue
    const member = byCustomer.get(id)
    if (!member) {
      const joined = newMember(program, id, firstPurchaseAt)
      enrolled.all.push(joined)
      enrolled.joined.push(joined)
    } else if (firstPurchaseAt < member.joinedAt) {
      enrolled.moved.push({ member, before: localDay(member.joinedAt, tx.merchant.timeZone) })
      member.joinedAt = firstPurchaseAt
    }
  }
  return enrolled
}

/** Awards, then what returns take of them, then what has matured or expired since, each at its own instant. */
async function postHistory(
  tx: Tx,
  program: LiveProgram,
  replay: Replay,
  awards: readonly PlannedAward[],
): Promise<string[]> {
  const { entryIds } = await postAwards(tx, awards)
  const purchaseIds = awards.filter(({ cause }) => cause.kind === "purchase").map(({ cause }) => cause.id)
  const returns = await readReturnsToReverse(tx, [...new Set(purchaseIds)])
  const reversed = await writeReversals(tx, await planReversals(tx, replay.members, returns))
  const settled = await settlePast(tx, awards)
  const days = new Map(replay.members.map(({ member, activeDays }) => [member.accountId, activeDays]))
  const kept = asksActivity(program) ? (await setInactivityEnds(tx, days)).entryIds : []
  return [...entryIds, ...reversed.entryIds, ...settled, ...kept]
}

async function writeHistory(
  tx: Tx,
  program: LiveProgram,
  { all, joined, moved }: Enrolled,
  replay: Replay,
  awards: readonly PlannedAward[],
): Promise<void> {
  const { timeZone } = tx.merchant
  const gifts = giftsOf(program, replay)
  for (const { member, currency } of gifts) walletOf(member, currency)
  await writeMembers(tx, all)
  await moveJoining(
    tx,
    moved.map(({ member }) => member),
  )
  const entryIds = await postHistory(tx, program, replay, awards)
  entryIds.push(...(await writeGifts(tx, gifts)).entryIds)
  await writeBudgets(tx, replay.budgets)
  await writeJudgements(tx, judgementsOf(replay))
  const tierChanges = await writeTiers(tx, replay)
  const days = [...joined, ...moved.map(({ member }) => member)].map(({ joinedAt }) => localDay(joinedAt, timeZone))
  await recordAudit(tx, "program.awardHistory", program.id, { members: all.length, awards: awards.length })
  await emit(tx, "members.enrolled", {
    memberIds: joined.map(({ id }) => id),
    membersJoined: [
      ...days.map((day) => ({ programId: program.id, day, delta: 1 })),
      ...moved.map(({ before }) => ({ programId: program.id, day: before, delta: -1 })),
    ],
    tierChanges,
    customersSeen: [],
  })
  if (entryIds.length > 0) await emit(tx, "points.posted", { entryIds })
}
