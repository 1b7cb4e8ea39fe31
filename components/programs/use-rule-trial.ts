"use client"

import { useEffect, useState } from "react"
import type { EarningRule } from "@/lib/programs/domain/definition"
import type { RuleTrial } from "@/lib/programs/domain/rule-trial"
import type { SaveDraftInput } from "@/lib/programs/schema"
import { readForm } from "./draft-input"
import type { Draft } from "./use-draft"

export type TrialInput = Omit<SaveDraftInput, "programId" | "revision"> & { ruleId: string }
export type TrialAnswer = { trial: RuleTrial | null } | { error: string }
export type TryRule = (input: TrialInput) => Promise<TrialAnswer>

const pauseMs = 600

/**
 * Tries a rule of the draft on what was really recorded, after each pause in typing; an answer that a newer question has
 * overtaken is dropped. A paused rule is tried as if it held. Rules that are not finished are left out.
 */
export function useRuleTrial(tryRule: TryRule | null, draft: Draft, rule: EarningRule | null) {
  const [answer, setAnswer] = useState<{ key: string; found: TrialAnswer } | null>(null)
  const key = tryRule && rule ? keyOf(draft, rule) : null
  useEffect(() => {
    if (!tryRule || !key) return
    let isCurrent = true
    const timer = setTimeout(() => {
      const failed = { error: "The trial could not be made. Check the connection and change something to try again." }
      tryRule(JSON.parse(key)).then(
        (found) => isCurrent && setAnswer({ key, found }),
        () => isCurrent && setAnswer({ key, found: failed }),
      )
    }, pauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [tryRule, key])
  return { found: answer?.found ?? null, isPending: key !== null && answer?.key !== key }
}

function keyOf({ form, world }: Draft, { id, ...rule }: EarningRule): string | null {
  const { paused: _, ...held } = rule
  const others = form.rules.filter((one) => one.id !== id && !one.paused)
  const { input } = readForm({ ...form, rules: [] }, id, 1, world.timeZone)
  if (!input) return null
  const rules = others.flatMap((one) => readForm({ ...form, rules: [one] }, id, 1, world.timeZone).input?.rules ?? [])
  const { program, tiers } = input
  return JSON.stringify({ program, tiers, rules: [...rules, { id, rule: held }], ruleId: id } satisfies TrialInput)
}
