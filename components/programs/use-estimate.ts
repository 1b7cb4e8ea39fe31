"use client"

import { useEffect, useRef, useState } from "react"
import { estimateEarningAction } from "@/lib/programs/actions"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"
import { qualifyingRules } from "@/lib/programs/domain/qualifying"

const pauseMs = 250

/** What the rules as typed would have given over the recorded history; the last known answer while a new one is reckoned. */
export function useEstimate(
  merchantSlug: string,
  definition: ProgramDefinition | null,
  costs: number[],
  initial: EarningEstimate,
) {
  const [estimate, setEstimate] = useState(initial)
  const [pending, setPending] = useState(false)
  const key = definition ? keyOf(definition, costs) : null
  const asked = useRef(key)

  useEffect(() => {
    if (key === null || key === asked.current) return
    setPending(true)
    const timer = setTimeout(async () => {
      asked.current = key
      const answer = await estimateEarningAction(merchantSlug, JSON.parse(key))
      if (asked.current !== key) return
      if (answer?.data) setEstimate(answer.data)
      setPending(false)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [key, merchantSlug])

  return { estimate, pending }
}

/** Rules, tiers and currency of a definition, as the actions take them. */
export function askedOf({ rules, tiers, currency }: ProgramDefinition) {
  return {
    rules: rules.map(({ id, ...rule }) => ({ id, rule })),
    tiers: tiers.map(({ id, ...tier }) => ({ id, tier })),
    currency: currency.code,
  }
}

/** The same of what counts towards tiers alone: it is pictured as if it were the currency. */
export function askedOfQualifying(definition: ProgramDefinition) {
  const { rules, currency } = definition
  const given = qualifyingRules(rules, currency.code).map((rule) => ({ ...rule, currency: undefined }))
  return askedOf({ ...definition, rules: given })
}

function keyOf(definition: ProgramDefinition, costs: number[]): string {
  return JSON.stringify({ ...askedOf(definition), costs })
}
