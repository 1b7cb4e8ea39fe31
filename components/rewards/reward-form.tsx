"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Button, ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { DateInput } from "@/components/ui/date-input"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { useUnsavedChanges } from "@/components/ui/use-unsaved-changes"
import { createRewardAction, updateRewardAction } from "@/lib/rewards/actions"
import { isRewardKind, rewardKindNames, rewardKinds, unsupportedKinds } from "@/lib/rewards/domain/reward"
import type { RewardView } from "@/lib/rewards/queries/reward-view"
import { PictureField } from "./picture-field"
import { RewardCostFields } from "./reward-cost-fields"
import { RewardDetailFields } from "./reward-detail-fields"
import { type RewardForm as Form, toBody, toForm } from "./reward-form-values"
import type { RewardProgram } from "./reward-program"

type RewardFormProps = { merchantSlug: string; timeZone: string; program: RewardProgram; reward: RewardView | null }

const kindOptions = rewardKinds
  .filter((kind) => !unsupportedKinds.includes(kind))
  .map((kind) => ({ value: kind, label: rewardKindNames[kind] }))

function useRewardForm({ merchantSlug, timeZone, program, reward }: RewardFormProps) {
  const router = useRouter()
  const [form, setForm] = useState(() => toForm(reward, timeZone))
  const [dirty, setDirty] = useState(false)
  useUnsavedChanges(dirty)
  const done = (saved: RewardView) => {
    setDirty(false)
    toast.success(reward ? "Reward saved" : "Reward added")
    router.push(`/d/${merchantSlug}/rewards?program=${saved.programId}`)
  }
  const create = useActionForm(createRewardAction.bind(null, merchantSlug), done)
  const update = useActionForm(updateRewardAction.bind(null, merchantSlug), done)
  const { errors, errorOf, busy } = reward ? update : create
  function set(change: Partial<Form>) {
    setForm((before) => ({ ...before, ...change }))
    setDirty(true)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    const { stock, ...body } = toBody(form, timeZone)
    if (!reward) return create.send({ ...body, stock, programId: program.id })
    // Sold units count the stock down meanwhile: it is sent only where it was changed here.
    return update.send({ ...body, rewardId: reward.id, ...(stock === reward.stock ? {} : { stock }) })
  }
  return { form, set, submit, errors, errorOf, busy }
}

type Part = ReturnType<typeof useRewardForm> & { props: RewardFormProps }

/** Makes or changes a reward. */
export function RewardForm(props: RewardFormProps) {
  const state = useRewardForm(props)
  const { submit, errors, errorOf, busy, form, set } = state
  const [uploading, setUploading] = useState(false)
  const part = { ...state, props }
  return (
    <form onSubmit={submit} noValidate className="grid gap-6 lg:grid-cols-[1fr_20rem] lg:items-start">
      <div className="grid min-w-0 gap-6">
        <FormErrorSummary errors={errors} />
        <WhatPart {...part} />
        <RewardCostFields form={form} set={set} errorOf={errorOf} program={props.program} />
        <WhenPart {...part} />
      </div>
      <Card className="lg:sticky lg:top-20">
        <CardHeader title="Picture" />
        <PictureField
          merchantSlug={props.merchantSlug}
          imageId={form.imageId}
          onChange={(imageId) => set({ imageId })}
          onBusy={setUploading}
        />
      </Card>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={busy || uploading}>
          {props.reward ? "Save reward" : "Add reward"}
        </Button>
        <ButtonLink href={`/d/${props.merchantSlug}/rewards`}>Cancel</ButtonLink>
      </div>
    </form>
  )
}

function WhatPart({ form, set, errorOf, props }: Part) {
  return (
    <Card>
      <CardHeader title="What members get" />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Name" name="name" error={errorOf("name")} className="sm:col-span-2">
          <Input value={form.name} maxLength={120} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Field label="Kind" name="kind" error={errorOf("kind")}>
          <Select
            options={kindOptions}
            value={form.kind}
            onChange={({ target }) => (isRewardKind(target.value) ? set({ kind: target.value, detailText: "" }) : null)}
          />
        </Field>
        <RewardDetailFields form={form} set={set} currency={props.program.moneyCurrency} error={errorOf("detail")} />
        <Field label="Text" optional name="description" error={errorOf("description")} className="sm:col-span-2">
          <Textarea
            rows={3}
            maxLength={2000}
            value={form.description}
            onChange={({ target }) => set({ description: target.value })}
          />
        </Field>
        <Field label="Terms" optional name="terms" error={errorOf("terms")} className="sm:col-span-2">
          <Textarea
            rows={2}
            maxLength={2000}
            value={form.terms}
            onChange={({ target }) => set({ terms: target.value })}
          />
        </Field>
      </div>
    </Card>
  )
}

function WhenPart({ form, set, errorOf, props }: Part) {
  return (
    <Card>
      <CardHeader title="When" description={`Days are those of ${props.timeZone.replace("_", " ")}.`} />
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field label="First day" optional name="startsAt" error={errorOf("startsAt")}>
          <DateInput value={form.firstDay} onChange={(event) => set({ firstDay: event.target.value })} />
        </Field>
        <Field label="Last day" optional name="endsAt" error={errorOf("endsAt")}>
          <DateInput value={form.lastDay} onChange={(event) => set({ lastDay: event.target.value })} />
        </Field>
        <Field label="A voucher is good for" name="voucherDays" error={errorOf("voucherDays")}>
          <NumberInput
            value={form.voucherDays}
            min={1}
            max={3650}
            unit="days"
            onValueChange={(voucherDays) => set({ voucherDays })}
          />
        </Field>
      </div>
      {props.program.status === "draft" ? (
        <Callout className="mt-4">Members see rewards once the program is published.</Callout>
      ) : null}
    </Card>
  )
}
