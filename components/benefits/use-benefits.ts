"use client"

import { useState } from "react"
import { toast } from "@/components/ui/toast"
import type { BenefitForm } from "./benefit-form"

const fields = [
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
  ".tier",
]

type Edited = {
  benefits: readonly BenefitForm[]
  at: string
  errorOf: (name: string) => string | undefined
  onChange: (benefits: BenefitForm[]) => void
}

/** Which benefits of a tier are open, and adding, moving, changing and removing them. */
export function useBenefits({ benefits, at, errorOf, onChange }: Edited) {
  const [open, setOpen] = useState<readonly string[]>([])
  const [added, setAdded] = useState<string | null>(null)
  return {
    /** The benefit that was added last and alone: its form is where the person wants to be. */
    added,
    /** What needs attention cannot stay closed. */
    isOpen: (key: string, index: number) =>
      open.includes(key) || [...fields, ".days", ".unitCostMinor"].some((field) => errorOf(`${at}.${index}${field}`)),
    setOpen: (key: string, isOpen: boolean) =>
      setOpen((now) => (isOpen ? [...now, key] : now.filter((one) => one !== key))),
    add(more: BenefitForm[]) {
      onChange([...benefits, ...more])
      setOpen((now) => [...now, ...more.map(({ key }) => key)])
      setAdded(more.length === 1 ? (more[0]?.key ?? null) : null)
    },
    change: (key: string, patch: Partial<BenefitForm>) =>
      onChange(benefits.map((one) => (one.key === key ? { ...one, ...patch } : one))),
    move(index: number, by: -1 | 1) {
      const moved = benefits[index]
      const others = benefits.filter((_, place) => place !== index)
      if (moved) onChange([...others.slice(0, index + by), moved, ...others.slice(index + by)])
    },
    remove(key: string) {
      const before = [...benefits]
      onChange(before.filter((benefit) => benefit.key !== key))
      toast.info("Benefit removed", { undo: () => onChange(before) })
    },
  }
}
