"use client"

import { useRouter } from "next/navigation"
import { useMemo, useState } from "react"
import { plainQuery } from "@/components/conditions/builder-condition"
import type { TierForm } from "@/components/tiers/ladder-form"
import { toast } from "@/components/ui/toast"
import { useUnsavedChanges } from "@/components/ui/use-unsaved-changes"
import { saveDraftAction } from "@/lib/programs/actions"
import { type DraftForm, type ProgramWithRewards, type RewardForm, toForm } from "./draft-form"
import { definitionOfForm, type FormIssue, readForm } from "./draft-input"
import { placeOf } from "./field-names"
import { type Choices, mergeForms } from "./merge-forms"
import type { RuleForm } from "./rule-form"
import type { RuleWorld } from "./rule-world"

/** A program as the designer gets it: its draft and the revision that was read. */
export type DesignedProgram = ProgramWithRewards & {
  id: string
  status: "draft" | "published"
  revision: number
  hasUnpublishedChanges: boolean
}

/** The draft while it is typed: what is dirty, what is missing, and saving it without losing anybody's work. */
export function useDraft(merchantSlug: string, program: DesignedProgram, world: RuleWorld) {
  const { timeZone } = world
  const router = useRouter()
  const [saved, setSaved] = useState(() => ({ form: toForm(program, timeZone), revision: program.revision }))
  const [form, setForm] = useState(saved.form)
  const [issues, setIssues] = useState<FormIssue[]>([])
  const [conflict, setConflict] = useState(false)
  const [saving, setSaving] = useState(false)
  const theirs = useMemo(() => toForm(program, timeZone), [program, timeZone])
  const dirty = useMemo(() => comparable(form) !== comparable(saved.form), [form, saved.form])
  const definition = useMemo(() => definitionOfForm(form, world), [form, world])
  useUnsavedChanges(dirty)

  function adopt(next = theirs) {
    setSaved({ form: theirs, revision: program.revision })
    setForm(next)
    setIssues([])
    setConflict(false)
  }
  // What was published or saved elsewhere is taken over as long as nothing was typed.
  if (!dirty && program.revision > saved.revision) adopt()

  async function save(revision = saved.revision): Promise<boolean> {
    const { input, issues: found } = readForm(form, program.id, revision, timeZone)
    setIssues(found)
    if (!input) return false
    setSaving(true)
    const answer = await saveDraftAction(merchantSlug, input)
    setSaving(false)
    if (answer?.data) {
      const next = toForm({ ...answer.data, rules: answer.data.earningRules }, timeZone)
      setSaved({ form: next, revision: answer.data.revision })
      setForm(next)
      setConflict(false)
      toast.success("Draft saved", { description: "Members see nothing of it until you publish." })
      router.refresh()
      return true
    }
    const refused = answer?.serverError
    setConflict(refused?.code === "conflict")
    if (refused?.code === "conflict") router.refresh()
    else setIssues(issuesOf(refused))
    return false
  }

  return {
    form,
    world,
    /** Of what is saved, known here before the page has read it again. */
    revision: saved.revision,
    definition,
    dirty,
    saving,
    issues,
    /** The same, each with the place of its field in words. */
    told: issues.map((issue) => toldIn(form, issue)),
    /** Somebody else saved since: what was read at first, what is saved now, and where the two differ from this person's. */
    conflicting: conflict && program.revision !== saved.revision ? compareForms(saved.form, form, theirs) : null,
    /** Keeps both people's changes in the form, to be looked at and saved. */
    merge: (choices: Choices) => adopt(mergeForms(saved.form, form, theirs, choices).form),
    errorOf: (name: string) => issues.find((issue) => issue.name === name)?.message,
    ...settersOf(setForm),
    save,
    saveOver: () => save(program.revision),
    discard: () => adopt(),
  }
}

function toldIn(form: DraftForm, { name, message }: FormIssue): FormIssue {
  const place = placeOf(form, name)
  return { name, message: place ? `${place}: ${message}` : message }
}

function settersOf(setForm: (change: (now: DraftForm) => DraftForm) => void) {
  return {
    set: (patch: Partial<DraftForm>) => setForm((now) => ({ ...now, ...patch })),
    setRule: (id: string, patch: Partial<RuleForm>) =>
      setForm((now) => ({ ...now, rules: now.rules.map((rule) => (rule.id === id ? { ...rule, ...patch } : rule)) })),
    setReward: (id: string, patch: Partial<RewardForm>) =>
      setForm((now) => ({ ...now, rewards: now.rewards.map((one) => (one.id === id ? { ...one, ...patch } : one)) })),
    setTier: (id: string, patch: Partial<TierForm>) =>
      setForm((now) => ({ ...now, tiers: now.tiers.map((tier) => (tier.id === id ? { ...tier, ...patch } : tier)) })),
  }
}

function compareForms(base: DraftForm, mine: DraftForm, theirs: DraftForm) {
  return { base, theirs, clashes: mergeForms(base, mine, theirs).clashes }
}

/** The builder gives its parts ids of its own, which are no change. */
function comparable(form: DraftForm): string {
  return JSON.stringify({
    ...form,
    rules: form.rules.map((rule) => ({ ...rule, query: rule.query && plainQuery(rule.query) })),
  })
}

export type Draft = ReturnType<typeof useDraft>

type Refused = { message: string; fields: { path: string; message: string }[] } | undefined

function issuesOf(refused: Refused): FormIssue[] {
  if (!refused) return [{ name: "", message: "The draft could not be saved. Check the connection and try again." }]
  if (refused.fields.length === 0) return [{ name: "", message: refused.message }]
  return refused.fields.map(({ path, message }) => ({ name: formName(path), message }))
}

/** Refusals name fields as the API does; the form nests rule and tier under their ids. */
function formName(path: string): string {
  const nested = path
    .replace(/^rules\.(\d+)\.(?!rule\.)/, "rules.$1.rule.")
    .replace(/^tiers\.(\d+)\.(?!tier\.)/, "tiers.$1.tier.")
  return nested === path && !/^(rules|tiers)\./.test(path) ? `program.${path}` : nested
}
