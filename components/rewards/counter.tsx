"use client"

import { MemberHits } from "@/components/members/member-hits"
import { ScanSearch } from "@/components/members/scan-search"
import { Callout } from "@/components/ui/callout"
import { cn } from "@/components/ui/cn"
import { formatInteger } from "@/lib/core/points"
import { looksLikeVoucherCode } from "@/lib/rewards/domain/voucher"
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
  return (
    <div className="grid max-w-2xl gap-6">
      <ScanSearch
        id="counter-text"
        label="Card, code, name, e-mail or phone"
        initialText={initialText}
        busy={busy}
        input={input}
        onFind={(text) => void find(text)}
      />
      <div aria-live="polite" aria-busy={busy} className={cn("grid gap-4", busy && "opacity-55")}>
        {state.kind === "nothing" ? (
          <Callout tone="warning" title={`Nothing found for “${state.text}”`}>
            {looksLikeVoucherCode(state.text)
              ? "It looks like the code of a voucher, and there is none with it here. Check each sign; codes of other shops are not known here."
              : "Check the number or the spelling. Names are found by how they begin."}
          </Callout>
        ) : null}
        {state.kind === "problem" ? <Callout tone="bad">{state.message}</Callout> : null}
        {state.kind === "members" ? (
          <MemberHits
            members={state.members}
            onOpen={open}
            aside={({ availablePoints, tierName }) => (
              <>
                {formatInteger(availablePoints)}
                <span className="block text-muted">{tierName}</span>
              </>
            )}
          />
        ) : null}
        {state.kind === "member" ? (
          <CounterMemberCard
            key={state.member.id}
            merchantSlug={merchantSlug}
            timeZone={timeZone}
            {...state}
            busy={busy}
            onRedeem={(chosen) => redeem(state.member.id, chosen)}
            onDone={reset}
          />
        ) : null}
        {state.kind === "voucher" ? (
          <CounterVoucherCard
            key={state.voucher.code}
            {...state}
            timeZone={timeZone}
            busy={busy}
            onUse={(receipt) => take(state.voucher.code, receipt)}
            onDone={reset}
          />
        ) : null}
      </div>
    </div>
  )
}
