import type { RuleForm } from "./draft-form"
import type { Draft } from "./use-draft"

export type RuleProps = { draft: Draft; rule: RuleForm; index: number }
