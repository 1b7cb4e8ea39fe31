"use client"

import { ScanLine, Search } from "lucide-react"
import type { FormEvent } from "react"
import { memberName } from "@/components/members/member-name"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { cn } from "@/components/ui/cn"
import { Input } from "@/components/ui/input"
import { formatInteger } from "@/lib/core/points"
import type { ListedMember } from "@/lib/programs/queries/list-members"
import { CounterMemberCard } from "./counter-member-card"
import { CounterVoucherCard } from "./counter-voucher-card"
import { useCounter } from "./use-counter"

type CounterProps = {
  merchantSlug: string
  timeZone: string
  /** What was scanned before the page was ready: the form then came back as a link. */
  initialText: string
}

/** The till's screen: find a member or check a code, from a phone, a keyboard or a scanner. */
export function Counter({ merchantSlug, timeZone, initialText }: CounterProps) {
  const { state, busy, input, find, open, redeem, take, reset } = useCounter(merchantSlug, initialText)
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void find(String(new FormData(event.currentTarget).get("text") ?? ""))
  }
  return (
    <div className="grid max-w-2xl gap-6">
      <search>
        <form onSubmit={submit} className="grid gap-2">
          <label htmlFor="counter-text" className="font-semibold">
            Card, code, name, e-mail or phone
          </label>
          <div className="flex gap-2">
            <Input
              ref={input}
              id="counter-text"
              name="text"
              defaultValue={initialText}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={120}
              enterKeyHint="search"
              className="h-12 text-base"
            />
            <Button type="submit" variant="primary" size="lg" loading={busy} icon={<Search aria-hidden />}>
              Find
            </Button>
          </div>
          <p className="flex items-center gap-1.5 text-sm text-muted">
            <ScanLine aria-hidden className="size-4 shrink-0" />
            Scan straight away. Enter finds, Escape starts again.
          </p>
        </form>
      </search>
      <div aria-live="polite" aria-busy={busy} className={cn("grid gap-4", busy && "opacity-55")}>
        {state.kind === "nothing" ? (
          <Callout tone="warning" title={`Nothing found for “${state.text}”`}>
            Check the number or the spelling. Names are found by how they begin.
          </Callout>
        ) : null}
        {state.kind === "problem" ? <Callout tone="bad">{state.message}</Callout> : null}
        {state.kind === "members" ? <Hits members={state.members} onOpen={open} /> : null}
        {state.kind === "member" ? (
          <CounterMemberCard
            key={state.member.id}
            merchantSlug={merchantSlug}
            timeZone={timeZone}
            {...state}
            busy={busy}
            onRedeem={(rewardId) => redeem(state.member.id, rewardId)}
            onDone={reset}
          />
        ) : null}
        {state.kind === "voucher" ? (
          <CounterVoucherCard
            {...state}
            timeZone={timeZone}
            busy={busy}
            onUse={() => take(state.voucher.code)}
            onDone={reset}
          />
        ) : null}
      </div>
    </div>
  )
}

function Hits({ members, onOpen }: { members: readonly ListedMember[]; onOpen: (id: string) => void }) {
  return (
    <ul className="grid overflow-hidden rounded-card border border-line bg-surface">
      {members.map((member) => (
        <li key={member.id} className="border-b border-line last:border-0">
          <button
            type="button"
            onClick={() => onOpen(member.id)}
            className="flex min-h-14 w-full items-center justify-between gap-4 px-4 py-2 text-start -outline-offset-2 hover:bg-raised"
          >
            <span className="grid min-w-0">
              <span className="truncate font-semibold">{memberName(member)}</span>
              <span className="truncate text-sm text-muted">
                {[member.email, member.phone].filter(Boolean).join(" · ") || `Card ${member.cardNumber}`}
              </span>
            </span>
            <span className="tabular shrink-0 text-end text-sm">
              {formatInteger(member.availablePoints)}
              <span className="block text-muted">{member.tierName}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
