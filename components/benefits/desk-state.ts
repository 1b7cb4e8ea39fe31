import { cancelBenefitUseAction, getDeskMemberAction, recordBenefitUseAction } from "@/lib/benefits/actions"
import type { DeskMember } from "@/lib/benefits/queries/get-desk-member"
import { searchMembersAction } from "@/lib/programs/member-actions"
import type { ListedMember } from "@/lib/programs/queries/list-members"

export type DeskState =
  | { kind: "idle" }
  | { kind: "nothing"; text: string }
  | { kind: "problem"; message: string }
  | { kind: "members"; members: ListedMember[] }
  | { kind: "member"; member: DeskMember; problem: string | null }

/** What is given, as the tile asks for it. */
export interface Given {
  quantity?: number
  amountMinor?: number
  receiverMemberId?: string
  note?: string
  place?: string
}

interface Answer<Data> {
  data?: Data
  serverError?: { message: string }
}

const unreachable = "The server could not be reached. Check the connection, and look whether it was recorded."

async function ask<Data>(asked: Promise<Answer<Data>>): Promise<Answer<Data>> {
  return asked.catch(() => ({ serverError: { message: unreachable } }))
}

export async function readDeskMember(
  slug: string,
  memberId: string,
  problem: string | null = null,
): Promise<DeskState> {
  const { data, serverError } = await ask(getDeskMemberAction(slug, { memberId }))
  if (data) return { kind: "member", member: data, problem }
  return { kind: "problem", message: serverError?.message ?? unreachable }
}

/** What was typed or scanned: one member is opened, several are offered. */
export async function readTyped(slug: string, typed: string): Promise<DeskState> {
  const text = /^[\d ]+$/.test(typed) ? typed.replaceAll(" ", "") : typed
  const { data, serverError } = await ask(searchMembersAction(slug, { text }))
  if (!data) return { kind: "problem", message: serverError?.message ?? unreachable }
  const [first] = data
  if (!first) return { kind: "nothing", text: typed }
  return data.length === 1 ? readDeskMember(slug, first.id) : { kind: "members", members: data }
}

/** Records a use and reads the member anew; the id of the use where it was recorded. */
export async function give(slug: string, memberId: string, benefitId: string, given: Given) {
  const { data, serverError } = await ask(recordBenefitUseAction(slug, { memberId, benefitId, ...given }))
  const problem = data ? null : (serverError?.message ?? unreachable)
  return { useId: data?.id ?? null, state: await readDeskMember(slug, memberId, problem) }
}

/** Takes a use back and reads the member anew. */
export async function takeBack(slug: string, memberId: string, useId: string): Promise<DeskState> {
  const { data, serverError } = await ask(cancelBenefitUseAction(slug, { useId }))
  return readDeskMember(slug, memberId, data ? null : (serverError?.message ?? unreachable))
}
