"use client"

import { Plus, Trash2 } from "lucide-react"
import { useMemo } from "react"
import {
  type ActionProps,
  type NotToggleProps,
  QueryBuilder,
  type RuleGroupType,
  type VersatileSelectorProps,
} from "react-querybuilder"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { cn } from "@/components/ui/cn"
import { Select, type SelectOption } from "@/components/ui/select"
import { mostLevels } from "@/lib/conditions/schema"
import { firstValue } from "./builder-condition"
import { builderOperators, withAskedFields } from "./builder-fields"
import type { BuilderContext, Option } from "./choices"
import { ValueEditor } from "./value-editor"

function Selector({ options, value, handleOnChange, title, disabled }: VersatileSelectorProps) {
  return (
    <Select
      aria-label={title}
      options={(options as { name: string; label: string }[]).map(
        ({ name, label }): SelectOption => ({ value: name, label }),
      )}
      value={value}
      disabled={disabled}
      onChange={(event) => handleOnChange(event.target.value)}
      className="w-auto max-w-full"
    />
  )
}

function AddAction({ handleOnClick, label, disabled }: ActionProps) {
  return (
    <Button size="sm" icon={<Plus aria-hidden />} disabled={disabled} onClick={(event) => handleOnClick(event)}>
      {label}
    </Button>
  )
}

function RemoveButton({ handleOnClick, title, disabled, className }: ActionProps) {
  return (
    <Button
      size="icon"
      variant="ghost"
      aria-label={title}
      className={cn("absolute", className)}
      icon={<Trash2 aria-hidden />}
      disabled={disabled}
      onClick={(event) => handleOnClick(event)}
    />
  )
}

function RemoveRule(props: ActionProps) {
  return <RemoveButton {...props} className="top-2 right-2" />
}

function RemoveGroup(props: ActionProps) {
  return <RemoveButton {...props} className="top-0 right-0" />
}

function NotToggle({ checked, handleOnChange }: NotToggleProps) {
  return (
    <Checkbox
      label="The opposite"
      checked={Boolean(checked)}
      onChange={(event) => handleOnChange(event.target.checked)}
    />
  )
}

const combinators = [
  { name: "and", value: "and", label: "All of these hold" },
  { name: "or", value: "or", label: "Any of these holds" },
]

const controlElements = {
  fieldSelector: Selector,
  operatorSelector: Selector,
  combinatorSelector: Selector,
  valueEditor: ValueEditor,
  addRuleAction: AddAction,
  addGroupAction: AddAction,
  removeRuleAction: RemoveRule,
  removeGroupAction: RemoveGroup,
  notToggle: NotToggle,
}

const classNames = {
  ruleGroup: "grid min-w-0 grid-cols-1 gap-3 rounded-control border border-line p-2 sm:p-3 [&_&]:bg-raised",
  // Room for the way to remove it, which stands in the corner and never on a line of its own.
  header: "relative flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2 in-[.rules]:pr-11",
  body: "rules grid min-w-0 grid-cols-1 gap-3 empty:hidden",
  rule: "relative flex min-w-0 flex-wrap items-center gap-2 rounded-control border border-line bg-surface p-2 pr-12",
}

const translations = {
  fields: { title: "Field" },
  operators: { title: "Comparison" },
  combinators: { title: "How these conditions join" },
  addRule: { label: "Add condition", title: "Add condition" },
  addGroup: { label: "Add group", title: "Add group" },
  removeRule: { title: "Remove condition" },
  removeGroup: { title: "Remove group" },
}

type ConditionBuilderProps = {
  query: RuleGroupType
  onChange: (query: RuleGroupType) => void
  /** What conditions may ask for here. */
  fields: readonly Option[]
  context: BuilderContext
}

/** Conditions joined by all or any, in groups, with the merchant's own fields. */
export function ConditionBuilder({ query, onChange, fields: offered, context }: ConditionBuilderProps) {
  const fields = useMemo(
    () => withAskedFields(offered, query).map(({ value, label }) => ({ name: value, value, label })),
    [offered, query],
  )
  return (
    <QueryBuilder
      fields={fields}
      query={query}
      onQueryChange={onChange}
      getOperators={builderOperators}
      getDefaultValue={firstValue}
      combinators={combinators}
      context={context}
      maxLevels={mostLevels - 1}
      controlElements={controlElements}
      controlClassnames={classNames}
      translations={translations}
      showNotToggle
      resetOnFieldChange
      resetOnOperatorChange
      suppressStandardClassnames
    />
  )
}
