"use client"

import { useEffect, useEffectEvent, useRef, useState } from "react"
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

async function readMember(slug: string, memberId: string): Promise<CounterState> {
  const { data, serverError } = await ask(getCounterMemberAction(slug, { memberId }))
  if (data) return { kind: "member", member: data, redemption: null, problem: null }
  return { kind: "problem", message: serverError?.message ?? unreachable }
}

async function readVoucher(slug: string, code: string): Promise<CounterState | null> {
  const { data, serverError } = await ask(getVoucherAction(slug, { code }))
  if (data) return { kind: "voucher", voucher: data, justUsed: false }
  return serverError?.code === "not_found" ? null : { kind: "problem", message: serverError?.message ?? unreachable }
}

async function readMembers(slug: string, text: string): Promise<CounterState> {
  const { data, serverError } = await ask(searchMembersAction(slug, { text: text.replace(/^(\d{4}) (?=\d)/, "$1") }))
  if (!data) return { kind: "problem", message: serverError?.message ?? unreachable }
  const [first] = data
  if (!first) return { kind: "nothing", text }
  return data.length === 1 ? readMember(slug, first.id) : { kind: "members", members: data }
}

/** One box for everything: a scanned card or code, a name, an address. The newest question wins. */
export function useCounter(slug: string, initialText: string) {
  const [state, setState] = useState<CounterState>({ kind: "idle" })
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(0)

  async function show(next: () => Promise<CounterState>) {
    latest.current += 1
    const asked = latest.current
    setBusy(true)
    const found = await next()
    if (asked !== latest.current) return
    setState(found)
    setBusy(false)
  }

  function reset() {
    latest.current += 1
    setState({ kind: "idle" })
    setBusy(false)
    if (input.current) input.current.value = ""
    input.current?.focus()
  }

  const find = (typed: string) => {
    const text = typed.trim()
    input.current?.select()
    if (!text) return reset()
    const compact = /^[\d ]+$/.test(text) ? text.replaceAll(" ", "") : text
    return show(
      async () => (looksLikeVoucherCode(text) ? await readVoucher(slug, text) : null) ?? readMembers(slug, compact),
    )
  }

  /** Ready for the next scan; on a phone the keyboard would only hide the result. */
  function readyForScan() {
    if (!window.matchMedia("(pointer: fine)").matches) return
    input.current?.focus()
    input.current?.select()
  }

  const redeem = (member: CounterMember, rewardId: string) =>
    show(async () => {
      const { data, serverError } = await ask(redeemRewardAction(slug, { memberId: member.id, rewardId }))
      const fresh = await readMember(slug, member.id)
      if (fresh.kind !== "member") return fresh
      return { ...fresh, redemption: data ?? null, problem: data ? null : (serverError?.message ?? unreachable) }
    })

  async function take(voucher: VoucherCheck) {
    await show(async () => {
      const { data, serverError } = await ask(markUsedAction(slug, { code: voucher.code }))
      const fresh = await readVoucher(slug, voucher.code)
      if (fresh?.kind === "voucher") return { ...fresh, justUsed: data !== undefined }
      return { kind: "problem", message: serverError?.message ?? unreachable }
    })
    readyForScan()
  }

  const begin = useEffectEvent(() => {
    input.current?.focus()
    if (initialText) void find(initialText)
  })

  useEffect(() => {
    begin()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || document.querySelector("[role=dialog],[role=alertdialog]")) return
      setState({ kind: "idle" })
      input.current?.focus()
      input.current?.select()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [])

  return { state, busy, input, find, open: (id: string) => show(() => readMember(slug, id)), redeem, take, reset }
}
