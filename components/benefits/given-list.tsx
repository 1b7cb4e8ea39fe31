"use client"

import { Undo2 } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { Time } from "@/components/ui/time"
import type { BenefitUseView } from "@/lib/benefits/steps/benefit-use-views"
import { usedWords } from "./used-words"

type GivenListProps = {
  uses: readonly BenefitUseView[]
  timeZone: string
  busy?: boolean
  /** Null for who may look only. */
  onUndo: ((useId: string) => Promise<unknown>) | null
}

/** What was given, newest first, each with who gave it; a mistake can be taken back. */
export function GivenList({ uses, timeZone, busy, onUndo }: GivenListProps) {
  if (uses.length === 0) return <p className="text-muted">Nothing was given yet.</p>
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)]">
      {uses.map((use) => (
        <li key={use.id} className="flex items-center justify-between gap-3 border-b border-line py-2 last:border-0">
          <span className="grid min-w-0 gap-0.5">
            <span className="flex flex-wrap items-center gap-x-2">
              <span className={use.cancelledAt ? "break-words text-muted line-through" : "break-words"}>
                {usedWords(use)}
              </span>
              {use.cancelledAt ? <Badge>Taken back</Badge> : null}
            </span>
            <span className="text-sm text-muted break-words">
              <Time instant={use.occurredAt} timeZone={timeZone} format="minute" />
              {[use.givenBy, use.place, use.note].filter(Boolean).map((word) => ` · ${word}`)}
            </span>
          </span>
          {onUndo && !use.cancelledAt ? (
            <ConfirmDialog
              danger={false}
              trigger={
                <Button size="sm" disabled={busy} aria-label={`Take back ${use.name}`} icon={<Undo2 aria-hidden />}>
                  Take back
                </Button>
              }
              title={`Take back ${usedWords(use)}?`}
              description="The member has it again. Both stay in the history."
              confirmLabel="Take back"
              onConfirm={() => onUndo(use.id)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  )
}
