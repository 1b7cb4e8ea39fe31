"use client"

import { Layers2, TriangleAlert } from "lucide-react"
import { cn } from "@/components/ui/cn"
import { describeRule } from "@/lib/programs/domain/describe-rule"
import type { RuleCardProps } from "./rule-props"
import { RuleTrialCard } from "./rule-trial-card"
import { namesOf } from "./rule-world"
import { Sentence } from "./sentence"
import { unitsOfForm } from "./units"

/** Beside the form of a rule where there is room; on a phone the sentence stands above it and the trial below. */
export function RuleAside(props: RuleCardProps) {
  return (
    <div className="contents @2xl:sticky @2xl:top-20 @2xl:order-3 @2xl:grid @2xl:gap-3">
      <div className="order-1 min-w-0">
        <RuleTold {...props} />
      </div>
      {props.tryRule ? (
        <div className="order-3 min-w-0">
          <RuleTrialCard {...props} tryRule={props.tryRule} />
        </div>
      ) : null}
    </div>
  )
}

const icon = "mt-0.5 size-4 shrink-0"

/** A rule's sentence while it is typed, and what conflicts. */
export function RuleTold({ draft, parsed, conflicts }: RuleCardProps) {
  const { form, world } = draft
  const units = { ...unitsOfForm(form), ...namesOf(world), tiers: form.tiers }
  return (
    <div className="grid content-start gap-3">
      <Sentence text={parsed ? describeRule(parsed, units) : null} />
      {conflicts.map(({ kind, otherId, message }) => (
        <p
          key={`${kind} ${otherId}`}
          className={cn("flex gap-2 text-sm", kind === "stacks" ? "text-muted" : "text-warning")}
        >
          {kind === "stacks" ? (
            <Layers2 aria-hidden className={icon} />
          ) : (
            <TriangleAlert aria-hidden className={icon} />
          )}
          <span className="min-w-0 break-words">{message}</span>
        </p>
      ))}
    </div>
  )
}
