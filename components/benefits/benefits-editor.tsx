"use client"

import { Copy, Plus } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Menu, MenuItem } from "@/components/ui/menu"
import { toast } from "@/components/ui/toast"
import { type BenefitKind, benefitKinds } from "@/lib/tiers/domain/benefit"
import { type BenefitForm, newBenefit } from "./benefit-form"
import { kindLabels } from "./benefit-options"
import { BenefitRow } from "./benefit-row"

type BenefitsEditorProps = {
  benefits: readonly BenefitForm[]
  /** The path of the benefits in the draft. */
  at: string
  moneyCurrency: string
  /** The next lower tier; null for the lowest. */
  below: { name: string; benefits: readonly BenefitForm[] } | null
  errorOf: (name: string) => string | undefined
  onChange: (benefits: BenefitForm[]) => void
}

/** A kind of which there is one at a time: a higher tier's usually stands in place of a lower one's. */
const best: readonly BenefitKind[] = [
  "percentageDiscount",
  "amountDiscount",
  "freeDelivery",
  "earlyAccess",
  "serviceLevel",
]

/** The benefits of a tier: each told in its sentence, added by kind, moved, copied from the tier below. */
export function BenefitsEditor({ benefits, at, moneyCurrency, below, errorOf, onChange }: BenefitsEditorProps) {
  const [open, setOpen] = useState<readonly string[]>([])
  const hasError = (index: number) =>
    [
      "",
      ".name",
      ".text",
      ".percent",
      ".amountMinor",
      ".fromAmountMinor",
      ".count",
      ".per",
      ".what",
      ".devices",
      ".days",
    ].some((field) => errorOf(`${at}.${index}${field}`))
  function add(added: BenefitForm[]) {
    onChange([...benefits, ...added])
    setOpen([...open, ...added.map(({ key }) => key)])
  }
  function move(index: number, by: -1 | 1) {
    const [moved] = benefits.slice(index, index + 1)
    const others = benefits.filter((_, place) => place !== index)
    if (moved) onChange([...others.slice(0, index + by), moved, ...others.slice(index + by)])
  }
  function remove(key: string) {
    const before = [...benefits]
    onChange(before.filter((benefit) => benefit.key !== key))
    toast.info("Benefit removed", { undo: () => onChange(before) })
  }
  const hasLower = (kind: BenefitKind) => below?.benefits.some((benefit) => benefit.kind === kind) ?? false
  return (
    <section
      aria-label="Benefits"
      data-field={at}
      className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-line pt-3"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 className="font-semibold">Benefits</h4>
        <span className="flex flex-wrap gap-2">
          {below && below.benefits.length > 0 ? (
            <Button
              variant="ghost"
              size="sm"
              icon={<Copy aria-hidden />}
              onClick={() => add(below.benefits.map((one) => newBenefit(one.kind, { ...one, replacesLower: true })))}
            >
              Copy those of {below.name || "the tier below"}
            </Button>
          ) : null}
          <AddMenu
            onAdd={(kind) =>
              add([
                newBenefit(kind, {
                  days: kind === "birthdayGift" ? 14 : null,
                  replacesLower: best.includes(kind) && hasLower(kind),
                }),
              ])
            }
          />
        </span>
      </div>
      {benefits.length === 0 ? (
        <p className="text-sm text-muted">
          {below
            ? "Nothing of its own yet. Members keep what lower tiers give."
            : "Nothing yet. What every member has stands here."}
        </p>
      ) : (
        <ul className="grid grid-cols-[minmax(0,1fr)]">
          {benefits.map((benefit, index) => (
            <BenefitRow
              key={benefit.key}
              benefit={benefit}
              at={`${at}.${index}`}
              moneyCurrency={moneyCurrency}
              errorOf={errorOf}
              isOpen={open.includes(benefit.key) || hasError(index)}
              isFirst={index === 0}
              isLast={index === benefits.length - 1}
              onOpenChange={(isOpen) =>
                setOpen(isOpen ? [...open, benefit.key] : open.filter((key) => key !== benefit.key))
              }
              onChange={(patch) =>
                onChange(benefits.map((one) => (one.key === benefit.key ? { ...one, ...patch } : one)))
              }
              onMove={(by) => move(index, by)}
              onRemove={() => remove(benefit.key)}
            />
          ))}
        </ul>
      )}
    </section>
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
