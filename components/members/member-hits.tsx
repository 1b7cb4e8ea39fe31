"use client"

import type { ReactNode } from "react"
import type { ListedMember } from "@/lib/programs/queries/list-members"
import { memberName } from "./member-name"

/** So many are looked up. */
const mostHits = 10

type MemberHitsProps = {
  members: readonly ListedMember[]
  onOpen: (id: string) => void
  /** What stands at the end of a row. */
  aside: (member: ListedMember) => ReactNode
}

/** The members that a text may mean, to choose from. */
export function MemberHits({ members, onOpen, aside }: MemberHitsProps) {
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
              <span className="tabular shrink-0 text-end text-sm">{aside(member)}</span>
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
