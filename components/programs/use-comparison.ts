"use client"

import { useEffect, useState } from "react"
import type { ConcernedMember, MemberComparison } from "@/lib/purchases/queries/compare-members"

export type CompareInput = {
  programId: string
  versionId?: string
  effectiveFrom?: string
  cursor?: string
  limit?: number
}
export type MemberComparer = (input: CompareInput) => Promise<{ page: MemberComparison } | { error: string }>

type Move = MemberComparison["moves"][number]

/** What is known so far of what a change does to members. */
export type Comparison = {
  scanned: number
  total: number
  done: boolean
  moves: Move[]
  concerned: ConcernedMember[]
  /** There were more than are kept here. */
  cut: boolean
  cost: MemberComparison["cost"]
}

/** As many are looked at in one go: few enough that it can be seen how far it is. */
const pageSize = 200
/** As many are named in the browser; the figures count all. */
const mostNamed = 20_000
const failed = "The members could not be compared. Check the connection and open the sheet again."

type Asked = {
  compare: MemberComparer
  programId: string
  versionId?: string
  revision: number
  effectiveFrom: string | null
}
type Known = { key: string; comparison: Comparison | null; error: string | null }

/** Goes through all members page by page while the sheet is open, and anew when the draft or the day has changed. */
export function useComparison(open: boolean, { compare, programId, versionId, revision, effectiveFrom }: Asked) {
  const [known, setKnown] = useState<Known | null>(null)
  const key = open ? `${revision} ${versionId} ${effectiveFrom}` : null

  useEffect(() => {
    if (key === null) return
    let current = true
    async function goThrough() {
      let comparison: Comparison | null = null
      let cursor: string | undefined
      do {
        const version = versionId ? { versionId } : {}
        const day = effectiveFrom ? { effectiveFrom } : {}
        const answer = await compare({ programId, limit: pageSize, ...version, ...day, ...(cursor ? { cursor } : {}) })
        if (!current) return
        if ("error" in answer) return setKnown({ key: key ?? "", comparison, error: answer.error })
        comparison = added(comparison, answer.page)
        cursor = answer.page.nextCursor ?? undefined
        setKnown({ key: key ?? "", comparison, error: null })
      } while (cursor)
    }
    goThrough().catch(() => current && setKnown({ key, comparison: null, error: failed }))
    return () => {
      current = false
    }
  }, [key, compare, programId, versionId, effectiveFrom])

  const own = known?.key === key ? known : null
  return { comparison: own?.comparison ?? null, error: own?.error ?? null }
}

function added(before: Comparison | null, page: MemberComparison): Comparison {
  const concerned = [...(before?.concerned ?? []), ...page.concerned]
  return {
    scanned: (before?.scanned ?? 0) + page.scanned,
    total: page.total,
    done: page.nextCursor === null,
    moves: addMoves(before?.moves ?? [], page.moves),
    concerned: concerned.slice(0, mostNamed),
    cut: (before?.cut ?? false) || concerned.length > mostNamed,
    cost: addCost(before?.cost ?? null, page.cost),
  }
}

function addMoves(before: readonly Move[], more: readonly Move[]): Move[] {
  const sums = new Map(before.map((move) => [`${move.fromId} ${move.toId}`, move]))
  for (const move of more) {
    const key = `${move.fromId} ${move.toId}`
    sums.set(key, { ...move, members: move.members + (sums.get(key)?.members ?? 0) })
  }
  return [...sums.values()]
}

function addCost(before: MemberComparison["cost"], more: MemberComparison["cost"]): MemberComparison["cost"] {
  if (!before || !more) return before ?? more
  const livePoints = before.livePoints + more.livePoints
  return { ...more, livePoints, afterPoints: before.afterPoints + more.afterPoints }
}
