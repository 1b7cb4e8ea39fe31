"use client"

import { Button } from "@/components/ui/button"
import type { Draft } from "./use-draft"

/** Stands at the foot of the page while something is not saved. */
export function SaveBar({ draft }: { draft: Draft }) {
  if (!draft.dirty) return null
  return (
    <section
      aria-label="Unsaved changes"
      className="sticky bottom-4 z-20 mt-6 flex flex-wrap items-center justify-between gap-3 rounded-card border border-line-strong bg-surface px-4 py-3 shadow-card"
    >
      <p className="font-semibold">
        Changes not saved
        <span className="font-normal text-muted max-sm:hidden"> · saving a draft changes nothing for members</span>
      </p>
      <div className="flex gap-2">
        <Button variant="secondary" onClick={draft.discard}>
          Discard
        </Button>
        <Button variant="primary" loading={draft.saving} onClick={() => void draft.save()}>
          Save draft
        </Button>
      </div>
    </section>
  )
}
