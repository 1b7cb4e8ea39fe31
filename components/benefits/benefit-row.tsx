"use client"

import { ArrowDown, ArrowUp, MoreHorizontal, Pencil, Trash2 } from "lucide-react"
import { useEffect, useRef } from "react"
import { Button } from "@/components/ui/button"
import { Menu, MenuItem } from "@/components/ui/menu"
import { describeBenefit } from "@/lib/tiers/domain/describe-benefit"
import { benefitSchema } from "@/lib/tiers/schema-benefit"
import { BenefitFields, type BenefitFieldsProps } from "./benefit-fields"
import { benefitOf } from "./benefit-form"
import { kindLabels } from "./benefit-options"

type BenefitRowProps = BenefitFieldsProps & {
  isOpen: boolean
  /** Just added: it comes into sight, ready to be filled in. */
  isNew: boolean
  isFirst: boolean
  isLast: boolean
  onOpenChange: (isOpen: boolean) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One benefit of a tier: its sentence as members read it, and its form while it is open. */
export function BenefitRow(props: BenefitRowProps) {
  const { benefit, moneyCurrency, tiers, isOpen, onOpenChange } = props
  const parsed = benefitSchema.safeParse(benefitOf(benefit))
  const sentence = parsed.success ? describeBenefit(parsed.data, { moneyCurrency, tiers }) : null
  const label = kindLabels[benefit.kind]
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (props.isNew) return showFirstField(row.current)
  }, [props.isNew])
  return (
    <li ref={row} className="grid grid-cols-[minmax(0,1fr)] gap-3 border-b border-line py-3 last:border-0">
      <div className="flex items-start justify-between gap-2">
        <span className="grid min-w-0 gap-0.5">
          <span className="text-xs text-muted">{label}</span>
          <span aria-live="polite" className="break-words">
            {sentence ?? <span className="text-warning">Fill in the rest to read it as a sentence.</span>}
          </span>
        </span>
        <span className="flex shrink-0 items-center gap-1">
          <Button
            variant="ghost"
            size="sm"
            icon={isOpen ? undefined : <Pencil aria-hidden />}
            aria-expanded={isOpen}
            aria-label={`${isOpen ? "Close" : "Edit"} ${sentence ?? label}`}
            onClick={() => onOpenChange(!isOpen)}
          >
            {isOpen ? "Close" : "Edit"}
          </Button>
          <RowMenu {...props} label={sentence ?? label} />
        </span>
      </div>
      {isOpen ? <BenefitFields {...props} /> : null}
    </li>
  )
}

/** Waits for the menu that added it, which gives the focus back to its button when it has closed. */
function showFirstField(row: HTMLElement | null): () => void {
  row?.scrollIntoView({ block: "center" })
  const first = row?.querySelector<HTMLElement>("input:not([aria-hidden]), select")
  const timer = setTimeout(() => first?.focus({ preventScroll: true }), 250)
  return () => clearTimeout(timer)
}

function RowMenu({ label, isFirst, isLast, onMove, onRemove }: BenefitRowProps & { label: string }) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`More for ${label}`}>
          <MoreHorizontal aria-hidden />
        </Button>
      }
    >
      <MenuItem icon={<ArrowUp aria-hidden />} disabled={isFirst} onSelect={() => onMove(-1)}>
        Move up
      </MenuItem>
      <MenuItem icon={<ArrowDown aria-hidden />} disabled={isLast} onSelect={() => onMove(1)}>
        Move down
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden />} danger onSelect={onRemove}>
        Remove
      </MenuItem>
    </Menu>
  )
}
