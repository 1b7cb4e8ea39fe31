"use client"

import { memberName } from "@/components/members/member-name"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { TextLink } from "@/components/ui/text-link"
import type { DeskMember } from "@/lib/benefits/queries/get-desk-member"
import { BenefitTile } from "./benefit-tile"
import type { Given } from "./desk-state"
import { GivenList } from "./given-list"

type DeskMemberCardProps = {
  member: DeskMember
  problem: string | null
  merchantSlug: string
  timeZone: string
  busy: boolean
  canGive: boolean
  onGive: (benefit: { id: string; name: string }, given: Given) => Promise<boolean>
  onUndo: (useId: string) => Promise<void>
  onDone: () => void
}

/** A member at the desk: a tile for each thing that can be given, what holds by itself, and what was given before. */
export function DeskMemberCard(props: DeskMemberCardProps) {
  const { member, problem, merchantSlug, timeZone, busy, canGive, onGive, onUndo, onDone } = props
  const given = member.benefits.filter(({ uses }) => uses !== "none")
  const held = member.benefits.filter(({ uses }) => uses === "none")
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-5 rounded-card border border-line bg-surface p-4 sm:p-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <span className="flex min-w-0 flex-wrap items-center gap-2">
          <h2 className="min-w-0 text-xl font-semibold tracking-tight break-words">
            <TextLink href={`/d/${merchantSlug}/members/${member.id}`}>{memberName(member)}</TextLink>
          </h2>
          {member.tierName ? <Badge tone="accent">{member.tierName}</Badge> : null}
          {member.active ? null : <Badge tone="warning">Left the program</Badge>}
        </span>
        <Button onClick={onDone}>Next member</Button>
      </header>
      {problem ? (
        <Callout tone="bad" role="alert">
          {problem}
        </Callout>
      ) : null}
      {given.length === 0 ? (
        <p className="text-muted">
          {member.active ? "This tier has nothing that is given at a desk." : "Whoever has left has no benefits."}
        </p>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] items-start gap-3">
          {given.map((benefit) => (
            <BenefitTile
              key={benefit.id ?? benefit.name}
              benefit={benefit}
              merchantSlug={merchantSlug}
              timeZone={timeZone}
              busy={busy}
              onGive={
                canGive && benefit.id ? (what) => onGive({ id: benefit.id ?? "", name: benefit.name }, what) : null
              }
            />
          ))}
        </ul>
      )}
      {held.length > 0 ? (
        <div className="grid gap-1">
          <h3 className="font-semibold">Holds by itself</h3>
          <ul className="grid list-disc gap-0.5 pl-5">
            {held.map(({ kind, id, sentence }) => (
              <li key={id ?? `${kind} ${sentence}`} className="break-words">
                {sentence}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <h3 className="font-semibold">Given before</h3>
        <GivenList uses={member.uses} timeZone={timeZone} busy={busy} onUndo={canGive ? onUndo : null} />
      </div>
    </section>
  )
}
