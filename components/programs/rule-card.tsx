"use client"

import { ArrowDown, ArrowUp, Copy, MoreHorizontal, Pause, Pencil, Play, Trash2 } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Menu, MenuItem } from "@/components/ui/menu"
import { toast } from "@/components/ui/toast"
import { RuleAside, RuleTold } from "./rule-aside"
import { RuleEditor } from "./rule-editor"
import { copyOf } from "./rule-form"
import type { RuleCardProps } from "./rule-props"

/** One rule: closed it is its sentence and what is wrong with it, open its form stands beside them. */
export function RuleCard(props: RuleCardProps) {
  const { draft, rule, index, parsed, isOpen, onOpenChange } = props
  const title = rule.name || `Rule ${index + 1}`
  return (
    <section
      aria-label={rule.name}
      className="@container grid grid-cols-[minmax(0,1fr)] gap-4 rounded-card border border-line p-4"
    >
      <div className="flex items-center justify-between gap-2">
        <h3 className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          <span className="min-w-0 break-words">{title}</span>
          <RuleState {...props} />
        </h3>
        <div className="flex shrink-0 items-center gap-1">
          <Button
            variant="ghost"
            size="sm"
            icon={isOpen ? undefined : <Pencil aria-hidden />}
            aria-expanded={isOpen}
            aria-label={`${isOpen ? "Close" : "Edit"} ${title}`}
            onClick={() => onOpenChange(!isOpen)}
          >
            {isOpen ? "Close" : "Edit"}
          </Button>
          <RuleMenu {...props} />
        </div>
      </div>
      {isOpen ? (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 @2xl:grid-cols-[minmax(0,1fr)_16rem]">
          <RuleEditor draft={draft} rule={rule} index={index} />
          <RuleAside {...props} />
        </div>
      ) : (
        <RuleTold {...props} />
      )}
      {parsed || isOpen ? null : <p className="text-sm text-warning">Something is missing in this rule.</p>}
    </section>
  )
}

function RuleState({ draft, rule, parsed }: RuleCardProps) {
  const now = Date.parse(draft.world.now)
  if (rule.paused) return <Badge tone="warning">Paused</Badge>
  if (parsed?.endsAt && Date.parse(parsed.endsAt) <= now) return <Badge>Ended</Badge>
  if (parsed?.startsAt && Date.parse(parsed.startsAt) > now) return <Badge tone="accent">Scheduled</Badge>
  return null
}

/** Copies, pauses, moves or removes a rule; removing can be undone. */
function RuleMenu({ draft, rule, index, onAdd }: RuleCardProps) {
  const { form, set, setRule } = draft
  const { rules } = form
  function move(to: number) {
    const others = rules.filter(({ id }) => id !== rule.id)
    set({ rules: [...others.slice(0, to), rule, ...others.slice(to)] })
  }
  function remove() {
    set({ rules: rules.filter(({ id }) => id !== rule.id) })
    toast.info(`Rule "${rule.name}" removed`, { undo: () => set({ rules }) })
  }
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`More for ${rule.name || `rule ${index + 1}`}`}>
          <MoreHorizontal aria-hidden />
        </Button>
      }
    >
      <MenuItem icon={<Copy aria-hidden />} onSelect={() => onAdd(copyOf(rule))}>
        Copy
      </MenuItem>
      <MenuItem
        icon={rule.paused ? <Play aria-hidden /> : <Pause aria-hidden />}
        onSelect={() => setRule(rule.id, { paused: !rule.paused })}
      >
        {rule.paused ? "Resume" : "Pause"}
      </MenuItem>
      <MenuItem icon={<ArrowUp aria-hidden />} disabled={index === 0} onSelect={() => move(index - 1)}>
        Move up
      </MenuItem>
      <MenuItem icon={<ArrowDown aria-hidden />} disabled={index === rules.length - 1} onSelect={() => move(index + 1)}>
        Move down
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden />} danger onSelect={remove}>
        Remove
      </MenuItem>
    </Menu>
  )
}
