import { searchMembersAction } from "@/lib/programs/member-actions"
import type { ListedMember } from "@/lib/programs/queries/list-members"
import {
  getCounterMemberAction,
  getVoucherAction,
  useVoucherAction as markUsedAction,
  redeemRewardAction,
} from "@/lib/rewards/actions"
import { looksLikeVoucherCode } from "@/lib/rewards/domain/voucher"
import type { CounterMember } from "@/lib/rewards/queries/get-counter-member"
import type { VoucherCheck } from "@/lib/rewards/queries/get-voucher-or-throw"
import type { RedemptionView } from "@/lib/rewards/queries/redemption-view"

/** A reward, and how many points to give for it where that is chosen. */
export interface ChosenReward {
  rewardId: string
  points?: number
}

export type CounterState =
  | { kind: "idle" }
  | { kind: "nothing"; text: string }
  | { kind: "problem"; message: string }
  | { kind: "members"; members: ListedMember[] }
  | { kind: "member"; member: CounterMember; redemption: RedemptionView | null; problem: string | null }
  | { kind: "voucher"; voucher: VoucherCheck; justUsed: boolean }

interface Answer<Data> {
  data?: Data
  serverError?: { code: string; message: string }
}

const unreachable = "The server could not be reached. Check the connection and try again."

async function ask<Data>(asked: Promise<Answer<Data>>): Promise<Answer<Data>> {
  return asked.catch(() => ({ serverError: { code: "unreachable", message: unreachable } }))
}

export async function readMember(slug: string, memberId: string): Promise<CounterState> {
  const { data, serverError } = await ask(getCounterMemberAction(slug, { memberId }))
  if (data) return { kind: "member", member: data, redemption: null, problem: null }
  return { kind: "problem", message: serverError?.message ?? unreachable }
}

export async function readVoucher(slug: string, code: string): Promise<CounterState | null> {
  const { data, serverError } = await ask(getVoucherAction(slug, { code }))
  if (data) return { kind: "voucher", voucher: data, justUsed: false }
  return serverError?.code === "not_found" ? null : { kind: "problem", message: serverError?.message ?? unreachable }
}

async function readMembers(slug: string, text: string): Promise<CounterState> {
  const { data, serverError } = await ask(searchMembersAction(slug, { text }))
  if (!data) return { kind: "problem", message: serverError?.message ?? unreachable }
  const [first] = data
  if (!first) return { kind: "nothing", text }
  return data.length === 1 ? readMember(slug, first.id) : { kind: "members", members: data }
}

/** What was typed or scanned: a voucher's code if there is such a one, else a member. */
export async function readTyped(slug: string, typed: string): Promise<CounterState> {
  const compact = /^[\d ]+$/.test(typed) ? typed.replaceAll(" ", "") : typed
  return (looksLikeVoucherCode(typed) ? await readVoucher(slug, typed) : null) ?? readMembers(slug, compact)
}

/** Redeems a reward, then reads the member anew. */
export async function redeemFor(slug: string, memberId: string, chosen: ChosenReward): Promise<CounterState> {
  const { data, serverError } = await ask(redeemRewardAction(slug, { memberId, ...chosen }))
  const fresh = await readMember(slug, memberId)
  if (fresh.kind !== "member") return fresh
  return { ...fresh, redemption: data ?? null, problem: data ? null : (serverError?.message ?? unreachable) }
}

/** Marks a voucher used, then reads it anew: whoever came first is told by it. */
export async function markUsed(slug: string, code: string, purchaseExternalId: string): Promise<CounterState> {
  const named = purchaseExternalId ? { purchaseExternalId } : {}
  const { data, serverError } = await ask(markUsedAction(slug, { code, ...named }))
  if (!data && serverError?.code === "invalid_input") return { kind: "problem", message: serverError.message }
  const fresh = await readVoucher(slug, code)
  if (fresh?.kind === "voucher") return { ...fresh, justUsed: data !== undefined }
  return { kind: "problem", message: serverError?.message ?? unreachable }
}
