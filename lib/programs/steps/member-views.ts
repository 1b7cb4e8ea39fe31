import type { Tx } from "@/lib/core/ctx"
import { type Balance, readBalances } from "@/lib/ledger/steps/read-balances"
import { type HouseholdView, maySpendTogether, readHouseholdsOf } from "@/lib/ledger/steps/read-households"
import { noStanding, readStandings, type Standing } from "@/lib/tiers/steps/read-standings"
import type { TierProgressView, TierRef } from "../domain/tier-standing"
import { type LiveProgram, loadPrograms } from "./load-versions"
import { readDays } from "./read-days"
import { type TierStanding, tierStanding } from "./tier-progress-view"

export interface WalletView {
  currency: string
  availablePoints: bigint
  pendingPoints: bigint
  expiringPoints: bigint
  expiringAt: string | null
}

export interface MemberView {
  id: string
  customerId: string
  programId: string
  cardNumber: string
  status: string
  joinedAt: string
  /** By which the member invites others; null until it is first asked for. */
  referralCode: string | null
  customer: {
    externalId: string | null
    email: string | null
    phone: string | null
    firstName: string | null
    lastName: string | null
  }
  tier: TierRef | null
  tierProgress: TierProgressView
  wallets: WalletView[]
  /** With whom the member spends together; null: alone. */
  household: MemberHousehold | null
}

export interface MemberHousehold extends HouseholdView {
  /** Whether this member may spend what all have together. */
  maySpend: boolean
}

interface MemberRow
  extends Omit<MemberView, "joinedAt" | "customer" | "tier" | "tierProgress" | "wallets" | "household"> {
  accountId: string
  joinedAt: Date
  externalId: string | null
  email: string | null
  phone: string | null
  firstName: string | null
  lastName: string | null
}

/** Members as the API shows them, at an instant by effective time and by all that is known now; in the order of the ids given. */
export async function memberViews(tx: Tx, ids: readonly string[], at: Date = tx.now): Promise<MemberView[]> {
  if (ids.length === 0) return []
  const rows = await tx.db.$queryRaw<MemberRow[]>`
    SELECT m."id", m."customerId", m."programId", m."accountId", m."cardNumber", m."status", m."joinedAt",
      c."externalId", c."email", c."phone", c."firstName", c."lastName", r."code" AS "referralCode"
    FROM "member" m JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
    LEFT JOIN "referral_code" r ON r."merchantId" = m."merchantId" AND r."memberId" = m."id"
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ANY(${ids}::uuid[])`
  const balances = await readBalances(
    tx,
    rows.map(({ accountId }) => accountId),
    at,
  )
  const programs = new Map((await loadPrograms(tx)).map((program) => [program.id, program]))
  const left = await tiersHeld(tx, rows, at)
  const days = groups(await readDays(tx, rows, [...programs.values()], at), ({ memberId }) => memberId)
  const walletsOf = groups(balances, ({ accountId }) => accountId)
  const households = await readHouseholdsOf(tx, ids, at)
  const standings = await standingsOf(tx, rows, [...programs.values()])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const program = programs.get(row.programId)
    const mine = days.get(id) ?? []
    const wallets = (walletsOf.get(row.accountId) ?? []).map(walletView)
    const standing = standings.get(id) ?? noStanding
    const own = tierStanding(tx, row, program, { rows: mine, standing }, at)
    const tier = row.status === "active" ? own.tier : (left.get(id) ?? null)
    const household = households.get(id)
    const together = household ? { ...household, maySpend: maySpendTogether(household, id) } : null
    return [{ ...memberView(row, { ...own, tier }, wallets), household: together }]
  })
}

function groups<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of list) {
    const own = found.get(keyOf(one))
    if (own) own.push(one)
    else found.set(keyOf(one), [one])
  }
  return found
}

async function standingsOf(tx: Tx, rows: readonly MemberRow[], programs: readonly LiveProgram[]) {
  const all = new Map<string, Standing>()
  for (const program of programs) {
    const own = rows.filter(({ programId }) => programId === program.id)
    for (const [id, standing] of await readStandings(tx, program, own)) all.set(id, standing)
  }
  return all
}

function memberView(
  row: MemberRow,
  { tier, progress }: TierStanding,
  wallets: WalletView[],
): Omit<MemberView, "household"> {
  const { id, customerId, programId, cardNumber, status, joinedAt, referralCode } = row
  const { externalId, email, phone, firstName, lastName } = row
  return {
    id,
    customerId,
    programId,
    cardNumber,
    status,
    joinedAt: joinedAt.toISOString(),
    referralCode,
    customer: { externalId, email, phone, firstName, lastName },
    tier,
    tierProgress: progress,
    wallets,
  }
}

function walletView({ currency, availablePoints, pendingPoints, expiringPoints, expiringAt }: Balance): WalletView {
  return { currency, availablePoints, pendingPoints, expiringPoints, expiringAt: expiringAt?.toISOString() ?? null }
}

/** The tiers of members who are none any more, as they were written. */
async function tiersHeld(tx: Tx, rows: readonly MemberRow[], at: Date): Promise<Map<string, TierRef>> {
  const ids = rows.filter(({ status }) => status !== "active").map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const found = await tx.db.$queryRaw<(TierRef & { memberId: string })[]>`
    SELECT p."memberId", t."id", t."name", t."rank" FROM "tier_period" p
    JOIN "tier" t ON t."merchantId" = p."merchantId" AND t."id" = p."tierId"
    WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."memberId" = ANY(${ids}::uuid[])
      AND p."fromAt" <= ${at} AND (p."toAt" IS NULL OR p."toAt" > ${at})`
  return new Map(found.map(({ memberId, ...tier }) => [memberId, tier]))
}
