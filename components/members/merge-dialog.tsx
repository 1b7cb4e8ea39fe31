"use client"

import { Merge } from "lucide-react"
import { useRouter } from "next/navigation"
import { useCallback, useEffect, useRef, useState } from "react"
import { useMemberSearch } from "@/components/programs/use-member-search"
import { Button } from "@/components/ui/button"
import { Combobox } from "@/components/ui/combobox"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { searchMembersAction } from "@/lib/programs/member-actions"
import { mergeCustomersAction, previewMergeAction } from "@/lib/purchases/merge-actions"
import type { MergePreview } from "@/lib/purchases/queries/preview-merge"
import { memberName } from "./member-name"
import { MergeMoves } from "./merge-moves"

type MergeDialogProps = { merchantSlug: string; memberId: string; customerId: string; name: string }

type Survivor = { memberId: string; customerId: string }

const word = "merge"

/** Looks for other members, and remembers whose customers they are. */
function useSurvivor(merchantSlug: string, customerId: string) {
  const known = useRef(new Map<string, Survivor>())
  const search = useCallback(
    async (text: string) => {
      const answer = await searchMembersAction(merchantSlug, { text })
      const others = (answer?.data ?? []).filter((member) => member.customerId !== customerId)
      for (const { id, customerId } of others) known.current.set(id, { memberId: id, customerId })
      return others.map((member) => ({
        id: member.id,
        name: memberName(member),
        detail: member.email ?? member.cardNumber,
      }))
    },
    [merchantSlug, customerId],
  )
  const who = useMemberSearch(search)
  return { ...who, survivor: known.current.get(who.memberId ?? "") ?? null }
}

/** What the merge would move, read when both are known. */
function useMergePreview(merchantSlug: string, id: string, intoCustomerId: string | null): MergePreview | null {
  const [preview, setPreview] = useState<MergePreview | null>(null)
  useEffect(() => {
    setPreview(null)
    if (!intoCustomerId) return
    let wanted = true
    void previewMergeAction(merchantSlug, { id, intoCustomerId }).then((answer) => {
      if (wanted) setPreview(answer?.data ?? null)
    })
    return () => {
      wanted = false
    }
  }, [merchantSlug, id, intoCustomerId])
  return preview
}

/** Merges this customer into another: who, what moves, why, and the word that confirms it. */
export function MergeDialog({ merchantSlug, memberId, customerId, name }: MergeDialogProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const [typed, setTyped] = useState("")
  const who = useSurvivor(merchantSlug, customerId)
  const intoCustomerId = who.survivor?.customerId ?? null
  const preview = useMergePreview(merchantSlug, customerId, intoCustomerId)
  const form = useActionForm(mergeCustomersAction.bind(null, merchantSlug), () => {
    setOpen(false)
    toast.success("The two records are one now")
    router.push(
      `/d/${merchantSlug}/members/${preview?.memberships.some((one) => one.bothAreMembers) ? who.memberId : memberId}`,
    )
  })
  const ready = preview !== null && typed.trim().toLowerCase() === word
  return (
    <Dialog
      title="Merge with another record"
      description={`For when ${name} turns out to be somebody whom you know already. All of this record passes to the other one.`}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<Merge aria-hidden />}>Merge</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button
            variant="danger"
            loading={form.busy}
            disabled={!ready}
            onClick={() => (intoCustomerId ? form.send({ id: customerId, intoCustomerId, reason }) : undefined)}
          >
            Merge the records
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <Field label="The record that stays" name="intoCustomerId" error={form.errorOf("intoCustomerId")}>
          <Combobox
            options={who.options}
            value={who.memberId}
            placeholder="Name, e-mail or card"
            emptyText={who.text ? "Nobody matches." : "Type to search."}
            onSearch={who.setText}
            onValueChange={who.choose}
          />
        </Field>
        {preview ? (
          <>
            <MergeMoves preview={preview} />
            <Field label="Reason" name="reason" help="Stays in the history." error={form.errorOf("reason")}>
              <Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
            </Field>
            <Field label={`Type "${word}" to confirm`} name="confirm" help="This cannot be undone.">
              <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
            </Field>
          </>
        ) : null}
      </div>
    </Dialog>
  )
}
