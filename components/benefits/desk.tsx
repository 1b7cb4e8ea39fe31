"use client"

import { useState } from "react"
import { MemberHits } from "@/components/members/member-hits"
import { ScanSearch } from "@/components/members/scan-search"
import { Callout } from "@/components/ui/callout"
import { cn } from "@/components/ui/cn"
import { Input } from "@/components/ui/input"
import { DeskMemberCard } from "./desk-member-card"
import { useDesk } from "./use-desk"

type DeskProps = {
  merchantSlug: string
  timeZone: string
  /** A name or card from the address, or the member whose page led here. */
  initial: { text: string; memberId: string | null }
  canGive: boolean
}

/** The desk's screen: find a member, see what is left, give it. For a phone, a keyboard or a scanner. */
export function Desk({ merchantSlug, timeZone, initial, canGive }: DeskProps) {
  const desk = useDesk(merchantSlug, initial)
  const [place, setPlace] = useState("")
  const { state, busy } = desk
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
      <ScanSearch
        id="desk-text"
        label="Card, name, e-mail or phone"
        initialText={initial.text}
        busy={busy}
        input={desk.input}
        onFind={(text) => void desk.find(text)}
      >
        {canGive ? <PlaceField place={place} onPlace={setPlace} /> : null}
      </ScanSearch>
      <div
        aria-live="polite"
        aria-busy={busy}
        className={cn("grid grid-cols-[minmax(0,1fr)] gap-4", busy && "opacity-55")}
      >
        {state.kind === "nothing" ? (
          <Callout tone="warning" title={`Nobody found for “${state.text}”`}>
            Check the number or the spelling. Names are found by how they begin.
          </Callout>
        ) : null}
        {state.kind === "problem" ? <Callout tone="bad">{state.message}</Callout> : null}
        {state.kind === "members" ? (
          <MemberHits
            members={state.members}
            onOpen={desk.open}
            aside={({ tierName }) => <span className="text-muted">{tierName}</span>}
          />
        ) : null}
        {state.kind === "member" ? (
          <DeskMemberCard
            key={state.member.id}
            {...state}
            merchantSlug={merchantSlug}
            timeZone={timeZone}
            busy={busy}
            canGive={canGive}
            onGive={(benefit, given) =>
              desk.record(state.member.id, benefit, place.trim() ? { ...given, place: place.trim() } : given)
            }
            onUndo={(useId) => desk.undo(state.member.id, useId)}
            onDone={desk.reset}
          />
        ) : null}
      </div>
    </div>
  )
}

function PlaceField({ place, onPlace }: { place: string; onPlace: (place: string) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <label htmlFor="desk-place">Where you are</label>
      <Input
        id="desk-place"
        value={place}
        maxLength={120}
        placeholder="Front desk"
        className="h-9 w-48"
        onChange={(event) => onPlace(event.target.value)}
      />
      <span className="text-muted">Kept with what you give.</span>
    </div>
  )
}
