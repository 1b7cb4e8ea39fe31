"use client"

import { Plus, Sparkles } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { currencyExponent } from "@/lib/core/money"
import { RuleCard } from "./rule-card"
import { newRule } from "./rule-form"
import type { Draft } from "./use-draft"
import type { TryRule } from "./use-rule-trial"
import { useRules } from "./use-rules"

type EarningSectionProps = { draft: Draft; cost: ReactNode; tryRule: TryRule | null }

/** The earning rules, each beside its sentence, and what they cost. */
export function EarningSection({ draft, cost, tryRule }: EarningSectionProps) {
  const { form } = draft
  const rules = useRules(draft)
  const add = () => rules.add(newRule(form.currencyName || "point", 10 ** currencyExponent(form.moneyCurrency)))
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
          <RuleCard
            key={rule.id}
            draft={draft}
            rule={rule}
            index={index}
            parsed={rules.parsed.get(rule.id) ?? null}
            conflicts={rules.conflicts.filter(({ ruleId }) => ruleId === rule.id)}
            isOpen={rules.isOpen(rule.id, index)}
            onOpenChange={(isOpen) => rules.setOpen(rule.id, isOpen)}
            onAdd={(copy) => rules.add(copy, index)}
            tryRule={tryRule}
          />
        ))}
        {cost}
      </div>
    </Card>
  )
}
