import type { EarningRule } from "@/lib/programs/domain/definition"
import type { RuleConflict } from "@/lib/programs/domain/rule-conflicts"
import type { RuleForm } from "./rule-form"
import type { Draft } from "./use-draft"
import type { TryRule } from "./use-rule-trial"

export type RuleProps = { draft: Draft; rule: RuleForm; index: number }

export type RuleCardProps = RuleProps & {
  /** Null while something is missing. */
  parsed: EarningRule | null
  conflicts: readonly RuleConflict[]
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onAdd: (rule: RuleForm) => void
  tryRule: TryRule | null
}
