"use client"

import { Layers } from "lucide-react"
import { useState } from "react"
import { MemberField } from "@/components/programs/member-field"
import { Button } from "@/components/ui/button"
import { DateInput } from "@/components/ui/date-input"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { type FormError, FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { endTierGrantAction, grantTierAction } from "@/lib/standing/actions"
import { GrantFooter } from "./grant-footer"
import { MatchTarget, noTarget, targetOf } from "./match-target"
import { previewGrant, type TierChoice } from "./preview-grant"

type ChangeTierDialogProps = {
  merchantSlug: string
  memberId: string
  tiers: readonly TierChoice[]
  /** The tier shown now, and the one that is earned. */
  tier: TierChoice | null
  earned: TierChoice | null
  moneyCurrency: string
  /** The word for several points. */
  plural: string
}

type Kind = "override" | "match" | "headStart" | "gift"

const kinds: { value: Kind; label: string }[] = [
  { value: "override", label: "Set exactly this tier" },
  { value: "match", label: "Match another program's status" },
  { value: "headStart", label: "Head start from joining on" },
  { value: "gift", label: "Gift of another member's status" },
]

const missing: Record<string, string> = {
  tierId: "Choose a tier.",
  reason: "Say why, for whoever reads it later.",
  giverMemberId: "Say who gives it.",
  target: "Say how much.",
}

/** What is missing in the words of this form. */
function told(errors: readonly FormError[], values: Record<string, string | null>): FormError[] {
  return errors.map((error) => {
    const { name = "" } = error
    return name in values && !values[name] ? { ...error, message: missing[name] ?? error.message } : error
  })
}

/** What is typed, and sending it: what it made can be taken back. */
function useChangeTier({ merchantSlug, memberId }: Pick<ChangeTierDialogProps, "merchantSlug" | "memberId">) {
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<Kind>("override")
  const [tierId, setTierId] = useState("")
  const [until, setUntil] = useState("")
  const [reason, setReason] = useState("")
  const [giver, setGiver] = useState<string | null>(null)
  const [target, setTarget] = useState(noTarget)
  const undo = useActionForm(endTierGrantAction.bind(null, merchantSlug), () => toast.success("Taken back"))
  const form = useActionForm(grantTierAction.bind(null, merchantSlug), (grant) => {
    setOpen(false)
    setReason("")
    setTarget(noTarget)
    toast.success(`${grant.tier.name} given`, { undo: () => undo.send({ id: grant.id, reason: "Undone" }) })
  })
  const amount = target.threshold === null ? null : "typed"
  const errors = told(form.errors, { tierId, reason: reason.trim(), giverMemberId: giver, target: amount })
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message
  const given = kind === "gift" && giver ? { giverMemberId: giver } : {}
  const kept = kind === "match" ? targetOf(target) : {}
  const send = () => form.send({ memberId, kind, tierId, reason, ...(until ? { until } : {}), ...given, ...kept })
  const typed = { open, kind, tierId, until, reason, target }
  return {
    ...typed,
    setOpen,
    setKind,
    setTierId,
    setUntil,
    setReason,
    setGiver,
    setTarget,
    errors,
    errorOf,
    send,
    form,
  }
}

/** Gives a member a tier beside what is earned: says first what it will do, and can be undone. */
export function ChangeTierDialog(props: ChangeTierDialogProps) {
  const { merchantSlug, memberId, tiers, tier, earned, moneyCurrency, plural } = props
  const typed = useChangeTier(props)
  const { kind, tierId, until, target, errorOf } = typed
  const chosen = tiers.find(({ id }) => id === tierId) ?? null
  const keeps = kind === "match" && target.metric !== ""
  return (
    <Dialog
      title="Change tier"
      description="What is earned goes on beneath it. No entry gift is given."
      open={typed.open}
      onOpenChange={typed.setOpen}
      size="sm"
      trigger={<Button icon={<Layers aria-hidden />}>Change tier</Button>}
      footer={<GrantFooter busy={typed.form.busy} onCancel={() => typed.setOpen(false)} onSend={typed.send} />}
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={typed.errors} />
        <Field label="How" name="kind" error={errorOf("kind")}>
          <Select value={kind} options={kinds} onChange={(event) => typed.setKind(event.target.value as Kind)} />
        </Field>
        {kind === "gift" ? (
          <MemberField
            merchantSlug={merchantSlug}
            label="From whom"
            exceptId={memberId}
            name="giverMemberId"
            error={errorOf("giverMemberId")}
            onMember={typed.setGiver}
          />
        ) : null}
        <Field label="Tier" name="tierId" error={errorOf("tierId")}>
          <Select
            value={tierId}
            placeholder="Choose a tier"
            options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(event) => typed.setTierId(event.target.value)}
          />
        </Field>
        <Field
          label="Until"
          optional={kind === "override" || kind === "gift"}
          name="until"
          error={errorOf("until")}
          help="The first day on which it holds no more."
        >
          <DateInput value={until} onChange={(event) => typed.setUntil(event.target.value)} />
        </Field>
        {kind === "match" ? (
          <MatchTarget {...{ target, moneyCurrency, plural, errorOf }} onChange={typed.setTarget} />
        ) : null}
        <Field label="Reason" name="reason" error={errorOf("reason")} help="Stays in the history.">
          <Input value={typed.reason} maxLength={300} onChange={(event) => typed.setReason(event.target.value)} />
        </Field>
        {chosen ? <p className="text-pretty">{previewGrant({ kind, chosen, until, keeps, tier, earned })}</p> : null}
      </div>
    </Dialog>
  )
}
