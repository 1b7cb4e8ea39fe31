"use client"

import { Layers2, TriangleAlert } from "lucide-react"
import { cn } from "@/components/ui/cn"
import { describeRule } from "@/lib/programs/domain/describe-rule"
import type { RuleCardProps } from "./rule-props"
import { RuleTrialCard } from "./rule-trial-card"
import { namesOf } from "./rule-world"
import { Sentence } from "./sentence"
import { unitsOfForm } from "./units"

const icon = "mt-0.5 size-4 shrink-0"

/** Beside a rule: its sentence while it is typed, what conflicts, and what it would have given. */
export function RuleAside(props: RuleCardProps & { trial: boolean }) {
  const { draft, parsed, conflicts, trial } = props
  const { form, world } = draft
  const units = { ...unitsOfForm(form), ...namesOf(world), tiers: form.tiers }
  return (
    <div className="grid min-w-0 content-start gap-3 @2xl:sticky @2xl:top-20">
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
      {trial && props.tryRule ? <RuleTrialCard {...props} tryRule={props.tryRule} /> : null}
    </div>
  )
}
