"use client"

import { Download } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { toCsv } from "@/components/ui/csv"
import { download } from "@/components/ui/download"
import { Input } from "@/components/ui/input"
import { TextLink } from "@/components/ui/text-link"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { PointsCurrency } from "@/lib/programs/domain/definition"
import type { ConcernedMember } from "@/lib/purchases/queries/compare-members"
import { nameOfTier, type TierNames } from "./tier-names"

type ConcernedListProps = {
  merchantSlug: string
  concerned: readonly ConcernedMember[]
  cut: boolean
  names: TierNames
  currency: PointsCurrency
}

/** As many lines are shown at once; the search and the file reach all. */
const shown = 25

/** The members whom a change concerns, by name, to search and to take away as a file. */
export function ConcernedList({ merchantSlug, concerned, cut, names, currency }: ConcernedListProps) {
  const [text, setText] = useState("")
  if (concerned.length === 0) return null
  const wanted = text.trim().toLowerCase()
  const found = wanted ? concerned.filter((one) => wordsOf(one).toLowerCase().includes(wanted)) : concerned
  return (
    <details className="rounded-card border border-line">
      <summary className="cursor-pointer px-4 py-2.5 font-semibold">
        {cut ? "The first " : ""}
        {formatInteger(concerned.length)} members by name
      </summary>
      <div className="grid gap-3 border-t border-line p-4">
        <div className="flex flex-wrap gap-2">
          <Input
            type="search"
            aria-label="Search members concerned"
            placeholder="Name, e-mail or card"
            className="max-w-72"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button
            size="sm"
            icon={<Download aria-hidden />}
            onClick={() => download("members-concerned.csv", fileOf(concerned, names))}
          >
            CSV
          </Button>
        </div>
        <ul className="grid divide-y divide-line text-sm">
          {found.slice(0, shown).map((one) => (
            <li key={one.id} className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 py-2">
              <TextLink href={`/d/${merchantSlug}/members/${one.id}`} target="_blank" className="break-all">
                {one.name ?? one.email ?? `Card ${one.cardNumber}`}
              </TextLink>
              <span className="tabular text-muted">{whatOf(one, names, currency)}</span>
            </li>
          ))}
        </ul>
        {found.length > shown ? (
          <p className="text-xs text-muted">
            {formatInteger(found.length - shown)} more: search for them, or take the file.
          </p>
        ) : null}
        {found.length === 0 ? <p className="text-sm text-muted">Nobody concerned is called so.</p> : null}
      </div>
    </details>
  )
}

function wordsOf({ name, email, cardNumber }: ConcernedMember): string {
  return [name, email, cardNumber].filter(Boolean).join(" ")
}

function whatOf({ fromTierId, toTierId, dearer }: ConcernedMember, names: TierNames, currency: PointsCurrency): string {
  const tier =
    fromTierId === toTierId ? [] : [`${nameOfTier(fromTierId, names.before)} → ${nameOfTier(toTierId, names.after)}`]
  const reward = dearer
    ? [`${dearer.name}: ${formatInteger(dearer.oldPoints)} → ${formatPoints(dearer.newPoints, currency)}`]
    : []
  return [...tier, ...reward].join(", ")
}

function fileOf(concerned: readonly ConcernedMember[], names: TierNames): string {
  const header = [
    "memberId",
    "name",
    "email",
    "cardNumber",
    "tierBefore",
    "tierAfter",
    "reward",
    "oldPoints",
    "newPoints",
  ]
  const rows = concerned.map(({ id, name, email, cardNumber, fromTierId, toTierId, dearer }) => [
    id,
    name,
    email,
    cardNumber,
    nameOfTier(fromTierId, names.before),
    nameOfTier(toTierId, names.after),
    dearer?.name,
    dearer?.oldPoints,
    dearer?.newPoints,
  ])
  return toCsv(header, rows)
}
