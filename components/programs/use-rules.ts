"use client"

import { useMemo, useState } from "react"
import type { EarningRule } from "@/lib/programs/domain/definition"
import { earningRuleSchema } from "@/lib/programs/schema"
import type { RuleForm } from "./rule-form"
import { ruleOf } from "./rule-input"
import { conflictsIn } from "./rule-world"
import { unitsOfForm } from "./units"
import type { Draft } from "./use-draft"

/** The rules of a draft as they read now, what conflicts among them, and which are open for editing. */
export function useRules({ form, set, world, errorOf, issues }: Draft) {
  const { rules, tiers, currencyCode } = form
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(rules.length === 1 ? [rules[0]?.id ?? ""] : []),
  )
  const parsed = useMemo(() => new Map(rules.map((rule) => [rule.id, parse(rule, world.timeZone)])), [rules, world])
  const conflicts = useMemo(
    () =>
      conflictsIn(
        {
          rules: [...parsed.values()].filter((rule) => rule !== null),
          tiers,
          currency: { ...unitsOfForm(form).currency, code: currencyCode },
        },
        world,
      ),
    [parsed, tiers, currencyCode, form, world],
  )
  const setOpen = (id: string, isOpen: boolean) =>
    setOpened((now) => new Set(isOpen ? [...now, id] : [...now].filter((one) => one !== id)))
  return {
    parsed,
    conflicts,
    isOpen: (id: string, index: number) =>
      opened.has(id) || issues.some(({ name }) => name.startsWith(`rules.${index}.`) && errorOf(name) !== undefined),
    setOpen,
    add: (rule: RuleForm, after = rules.length - 1) => {
      set({ rules: [...rules.slice(0, after + 1), rule, ...rules.slice(after + 1)] })
      setOpen(rule.id, true)
    },
  }
}

function parse(form: RuleForm, timeZone: string): EarningRule | null {
  const { data } = earningRuleSchema.safeParse(ruleOf(form, timeZone))
  return data ? { ...data, id: form.id } : null
}
