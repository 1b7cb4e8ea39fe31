"use client"

import { ScanLine, Search } from "lucide-react"
import { type FormEvent, useState } from "react"
import { memberName } from "@/components/members/member-name"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { cn } from "@/components/ui/cn"
import { Input } from "@/components/ui/input"
import type { ListedMember } from "@/lib/programs/queries/list-members"
import { DeskMemberCard } from "./desk-member-card"
import { type Desk as DeskOf, useDesk } from "./use-desk"

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
      <FindMember desk={desk} initialText={initial.text} place={place} onPlace={canGive ? setPlace : null} />
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
        {state.kind === "members" ? <Hits members={state.members} onOpen={desk.open} /> : null}
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

type FindProps = { desk: DeskOf; initialText: string; place: string; onPlace: ((place: string) => void) | null }

function FindMember({ desk: { find, input, busy }, initialText, place, onPlace }: FindProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void find(String(new FormData(event.currentTarget).get("text") ?? ""))
  }
  return (
    <search>
      <form onSubmit={submit} className="grid gap-2">
        <label htmlFor="desk-text" className="font-semibold">
          Card, name, e-mail or phone
        </label>
        <div className="flex gap-2">
          <Input
            ref={input}
            id="desk-text"
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
        {onPlace ? (
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
        ) : null}
      </form>
    </search>
  )
}

/** So many are looked up. */
const mostHits = 10

function Hits({ members, onOpen }: { members: readonly ListedMember[]; onOpen: (id: string) => void }) {
  return (
    <>
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
              <span className="shrink-0 text-end text-sm text-muted">{member.tierName}</span>
            </button>
          </li>
        ))}
      </ul>
      {members.length < mostHits ? null : (
        <p className="text-sm text-muted">
          The first {mostHits}. Type more of the name, or the e-mail, to find others.
        </p>
      )}
    </>
  )
}
