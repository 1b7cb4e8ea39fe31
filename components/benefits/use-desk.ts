"use client"

import { useScanBox } from "@/components/members/use-scan-box"
import { toast } from "@/components/ui/toast"
import { type DeskState, type Given, give, readDeskMember, readTyped, takeBack } from "./desk-state"

/** One box for a scanned card or a name, and the member it leads to. */
export function useDesk(slug: string, { text, memberId }: { text: string; memberId: string | null }) {
  const { show, awaitScan, ...box } = useScanBox<DeskState>({
    idle: { kind: "idle" },
    read: (typed) => readTyped(slug, typed),
    initialText: text,
    initial: memberId === null ? undefined : () => readDeskMember(slug, memberId),
  })

  const undo = (id: string, useId: string) => show(takeBack(slug, id, useId))
  async function record(id: string, benefit: { id: string; name: string }, given: Given) {
    const answer = give(slug, id, benefit.id, given)
    await show(answer.then((done) => done.state))
    const { useId } = await answer
    if (useId === null) return false
    awaitScan()
    toast.success(`${benefit.name}: recorded`, { undo: () => void undo(id, useId) })
    return true
  }

  return { ...box, open: (id: string) => show(readDeskMember(slug, id)), record, undo }
}
