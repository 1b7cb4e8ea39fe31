"use client"

import { Copy, Plus } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Menu, MenuItem } from "@/components/ui/menu"
import { type BenefitKind, benefitKinds } from "@/lib/tiers/domain/benefit"
import { type BenefitForm, newBenefit } from "./benefit-form"
import { kindLabels } from "./benefit-options"
import { BenefitRow } from "./benefit-row"
import { useBenefits } from "./use-benefits"

type BenefitsEditorProps = {
  benefits: readonly BenefitForm[]
  /** The path of the benefits in the draft. */
  at: string
  moneyCurrency: string
  /** This tier and the lower ones. */
  tiers: readonly { id: string; name: string }[]
  /** The next lower tier; null for the lowest. */
  below: { name: string; benefits: readonly BenefitForm[] } | null
  errorOf: (name: string) => string | undefined
  onChange: (benefits: BenefitForm[]) => void
}

/** Kinds of which there is one at a time: a higher tier's usually stands in place of a lower one's. */
const best: readonly BenefitKind[] = [
  "percentageDiscount",
  "amountDiscount",
  "freeDelivery",
  "earlyAccess",
  "serviceLevel",
]

/** The benefits of a tier: each told in its sentence, added by kind, moved, copied from the tier below. */
export function BenefitsEditor(props: BenefitsEditorProps) {
  const { benefits, at, moneyCurrency, tiers, below, errorOf } = props
  const edit = useBenefits(props)
  const hasLower = (kind: BenefitKind) => below?.benefits.some((benefit) => benefit.kind === kind) ?? false
  const startOf = (kind: BenefitKind) =>
    newBenefit(kind, {
      days: kind === "birthdayGift" ? 14 : null,
      replacesLower: best.includes(kind) && hasLower(kind),
    })
  return (
    <div data-field={at} className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-line pt-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className="font-semibold">Benefits</h4>
        <span className="flex flex-wrap gap-2">
          <CopyButton below={below} onCopy={edit.add} />
          <AddMenu onAdd={(kind) => edit.add([startOf(kind)])} />
        </span>
      </div>
      {benefits.length === 0 ? <NothingYet isLowest={below === null} /> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)] empty:hidden">
        {benefits.map((benefit, index) => (
          <BenefitRow
            key={benefit.key}
            benefit={benefit}
            at={`${at}.${index}`}
            moneyCurrency={moneyCurrency}
            tiers={tiers}
            errorOf={errorOf}
            isOpen={edit.isOpen(benefit.key, index)}
            isNew={benefit.key === edit.added}
            isFirst={index === 0}
            isLast={index === benefits.length - 1}
            onOpenChange={(isOpen) => edit.setOpen(benefit.key, isOpen)}
            onChange={(patch) => edit.change(benefit.key, patch)}
            onMove={(by) => edit.move(index, by)}
            onRemove={() => edit.remove(benefit.key)}
          />
        ))}
      </ul>
    </div>
  )
}

function NothingYet({ isLowest }: { isLowest: boolean }) {
  return (
    <p className="text-sm text-muted">
      {isLowest
        ? "Nothing yet. What every member has stands here."
        : "Nothing of its own yet. Members keep what lower tiers give."}
    </p>
  )
}

type CopyButtonProps = { below: BenefitsEditorProps["below"]; onCopy: (benefits: BenefitForm[]) => void }

/** Starts from what the tier below gives: the copies stand in its place, to be made better. */
function CopyButton({ below, onCopy }: CopyButtonProps) {
  if (!below || below.benefits.length === 0) return null
  return (
    <Button
      variant="ghost"
      size="sm"
      icon={<Copy aria-hidden />}
      onClick={() => onCopy(below.benefits.map((one) => newBenefit(one.kind, { ...one, replacesLower: true })))}
    >
      Copy those of {below.name || "the tier below"}
    </Button>
  )
}

function AddMenu({ onAdd }: { onAdd: (kind: BenefitKind) => void }) {
  return (
    <Menu
      trigger={
        <Button variant="secondary" size="sm" icon={<Plus aria-hidden />}>
          Add benefit
        </Button>
      }
    >
      {benefitKinds.map((kind) => (
        <MenuItem key={kind} onSelect={() => onAdd(kind)}>
          {kindLabels[kind]}
        </MenuItem>
      ))}
    </Menu>
  )
}
