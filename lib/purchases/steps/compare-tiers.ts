import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import { readCustomers } from "@/lib/members/steps/find-customers"
import { samePart } from "@/lib/programs/domain/program-draft"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import { tierAt } from "@/lib/tiers/domain/tier-periods"
import { replayMembers } from "./replay-members"

type Row = Omit<KnownMember, "isNew" | "wallets">

/** Members of a program with their customers, to be judged without writing. */
export interface Judgeable {
  members: KnownMember[]
  customers: ReadonlyMap<string, KnownCustomer>
}

/** A page of a program's active members in the order of their ids; nothing is locked and wallets are left out. */
export async function readActive(tx: Tx, programId: string, after: string, limit: number): Promise<Judgeable> {
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT "id", "customerId", "programId", "accountId", "cardNumber", "status", "joinedAt" FROM "member"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "programId" = ${programId}::uuid AND "id" > ${after}::uuid
      AND "status" = 'active'
    ORDER BY "id" LIMIT ${limit}`
  const members = rows.map((row) => ({ ...row, isNew: false, wallets: new Map() }))
  const ids = [...new Set(rows.map(({ customerId }) => customerId))]
  return { members, customers: await readCustomers(tx, ids) }
}

/** The tier of each member at an instant, by what is recorded now and if nothing more happens; null: none. By the member's id. */
export async function tiersUnder(
  tx: Tx,
  program: LiveProgram,
  { members, customers }: Judgeable,
  at: Date,
): Promise<Map<string, string | null>> {
  const from = localDay(at, tx.merchant.timeZone)
  const requests = members.map((member) => ({ member, from }))
  const replay = await replayMembers(tx, program, requests, customers, () => false, "try")
  return new Map(replay.members.map(({ member, judgement }) => [member.id, tierAt(judgement.periods, at)]))
}

/** Whether the tiers that two programs have at an instant may differ for anybody. */
export function tiersDiffer(before: LiveProgram, after: LiveProgram, at: Date): boolean {
  const until = ({ ladders }: LiveProgram) => ladders.filter(({ from }) => from === null || from <= at)
  const plain = (program: LiveProgram) => until(program).map(({ from, tiers }) => ({ from: from?.getTime(), tiers }))
  return !samePart(plain(before).at(-1)?.tiers, plain(after).at(-1)?.tiers)
}
