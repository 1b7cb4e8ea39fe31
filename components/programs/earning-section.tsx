"use client"

import { Plus, Sparkles } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { currencyExponent } from "@/lib/core/money"
import { newRule } from "./draft-form"
import { RuleCard } from "./rule-card"
import type { Draft } from "./use-draft"

/** The earning rules, each beside its sentence, and what they cost. */
export function EarningSection({ draft, cost }: { draft: Draft; cost: ReactNode }) {
  const { form, set } = draft
  const add = () => {
    const rule = newRule(form.currencyName || "point", 10 ** currencyExponent(form.moneyCurrency))
    set({ rules: [...form.rules, rule] })
  }
  return (
    <Card id="earning" className="scroll-mt-16" data-field="earningRules">
      <CardHeader
        title="Earning"
        description={`How members collect ${form.currencyPlural || "points"}. Rules add up.`}
        action={
          form.rules.length > 0 ? (
            <Button variant="secondary" size="sm" icon={<Plus aria-hidden />} onClick={add}>
              Add rule
            </Button>
          ) : null
        }
      />
      <div className="grid gap-4">
        {form.rules.length === 0 ? (
          <EmptyState
            icon={<Sparkles aria-hidden />}
            title="No rule yet"
            action={
              <Button variant="primary" onClick={add}>
                Add the first rule
              </Button>
            }
          >
            Most programs begin with one rule: a point for each whole dollar.
          </EmptyState>
        ) : null}
        {form.rules.map((rule, index) => (
          <RuleCard key={rule.id} draft={draft} rule={rule} index={index} />
        ))}
        {cost}
      </div>
    </Card>
  )
}
