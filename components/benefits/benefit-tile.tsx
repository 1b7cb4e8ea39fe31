"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { amountWords, dayWords } from "@/lib/benefits/domain/tell-benefit"
import type { BenefitView } from "@/lib/benefits/steps/benefit-view"
import type { Given } from "./desk-state"
import { GiveForm } from "./give-form"
import { LeftFigure } from "./left-figure"

type BenefitTileProps = {
  benefit: BenefitView
  merchantSlug: string
  timeZone: string
  busy: boolean
  /** Null for who may look only. Answers whether it was recorded. */
  onGive: ((given: Given) => Promise<boolean>) | null
}

/** What is left of one benefit, large, and giving it: open the tile, confirm what stands there. */
export function BenefitTile({ benefit, merchantSlug, timeZone, busy, onGive }: BenefitTileProps) {
  const [isOpen, setOpen] = useState(false)
  const canGive = onGive && benefit.available
  return (
    <li
      className={cn(
        "grid grid-cols-[minmax(0,1fr)] gap-3 rounded-card border p-4",
        benefit.available ? "border-line-strong/60" : "border-line bg-raised",
      )}
    >
      <div className="grid gap-1">
        <h3 className="font-semibold break-words">{benefit.name}</h3>
        <LeftFigure benefit={benefit} timeZone={timeZone} />
        <p className="text-xs text-muted break-words">
          {benefit.tier.name}
          {benefit.uses === "uncounted" && benefit.used > 0
            ? ` · given ${benefit.used === 1 ? "once" : `${amountWords(benefit, benefit.used)} times`}`
            : ""}
        </p>
      </div>
      {canGive && !isOpen ? (
        <Button
          variant="primary"
          size="lg"
          disabled={busy}
          aria-label={`Give ${benefit.name}`}
          onClick={() => setOpen(true)}
        >
          Give
        </Button>
      ) : null}
      {canGive && isOpen ? (
        <GiveForm
          benefit={benefit}
          merchantSlug={merchantSlug}
          busy={busy}
          onCancel={() => setOpen(false)}
          onGive={async (given) => {
            if (await onGive(given)) setOpen(false)
          }}
        />
      ) : null}
      {benefit.unavailableReason === "birthday_unknown" ? (
        <p className="text-sm text-muted">Ask for the birthday and put it into the profile.</p>
      ) : null}
      {benefit.periodFrom && benefit.used > 0 && benefit.per !== "visit" ? (
        <p className="text-xs text-muted">
          {amountWords(benefit, benefit.used)} used since {dayWords(benefit.periodFrom)}
        </p>
      ) : null}
    </li>
  )
}
