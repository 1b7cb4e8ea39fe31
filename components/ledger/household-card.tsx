"use client"

import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { TextLink } from "@/components/ui/text-link"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { formatPoints } from "@/lib/core/points"
import { leaveHouseholdAction, updateHouseholdAction } from "@/lib/ledger/household-actions"
import type { HouseholdMemberView, HouseholdView } from "@/lib/ledger/steps/read-households"
import { groupedNumber } from "@/lib/members/domain/card-number"
import { AddToHouseholdDialog } from "./add-to-household-dialog"
import { MakeHouseholdDialog } from "./make-household-dialog"

type Words = { code: string; name: string; plural: string }

type HouseholdCardProps = {
  merchantSlug: string
  member: { id: string; lastName: string | null }
  household: HouseholdView | null
  currency: Words
  canWrite: boolean
  /** Whether the program takes anybody into households. */
  takesIn: boolean
}

const whoSpends = [
  { value: "everyone", label: "Everyone in it" },
  { value: "head", label: "The head alone" },
]

function nameOf({ firstName, lastName, cardNumber }: HouseholdMemberView): string {
  return [firstName, lastName].filter(Boolean).join(" ") || `Card ${groupedNumber(cardNumber)}`
}

/** With whom a member spends together, and what they all have. */
export function HouseholdCard({ merchantSlug, member, household, currency, canWrite, takesIn }: HouseholdCardProps) {
  if (!household) {
    return (
      <Card>
        <CardHeader
          title="Household"
          className="mb-0"
          description="On their own. Members of a household redeem with what all of them have together."
          action={
            canWrite ? (
              <MakeHouseholdDialog
                merchantSlug={merchantSlug}
                memberId={member.id}
                proposal={member.lastName ? `The ${member.lastName} household` : "Our household"}
              />
            ) : undefined
          }
        />
      </Card>
    )
  }
  return (
    <Card>
      <CardHeader
        title={household.name}
        description={`${formatPoints(household.availablePoints[currency.code] ?? 0n, currency)} together. What expires first is used first, whoever has it.`}
        action={
          canWrite && takesIn ? (
            <AddToHouseholdDialog merchantSlug={merchantSlug} householdId={household.id} />
          ) : undefined
        }
        className="mb-4"
      />
      <ul className="grid">
        {household.members.map((one) => (
          <Row
            key={one.memberId}
            merchantSlug={merchantSlug}
            householdId={household.id}
            one={one}
            isSelf={one.memberId === member.id}
            currency={currency}
            canWrite={canWrite}
          />
        ))}
      </ul>
      {canWrite ? <Spenders merchantSlug={merchantSlug} household={household} /> : null}
    </Card>
  )
}

type RowProps = {
  merchantSlug: string
  householdId: string
  one: HouseholdMemberView
  isSelf: boolean
  currency: Words
  canWrite: boolean
}

function Row({ merchantSlug, householdId, one, isSelf, currency, canWrite }: RowProps) {
  const { memberId } = one
  const update = useActionForm(updateHouseholdAction.bind(null, merchantSlug), () => toast.success("Head changed"))
  const leave = useActionForm(leaveHouseholdAction.bind(null, merchantSlug), () => toast.success("Taken out"))
  const name = nameOf(one)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-0">
      <span className="flex min-w-0 grow basis-40 flex-wrap items-center gap-2">
        <span className="min-w-0 wrap-anywhere">
          {isSelf ? name : <TextLink href={`/d/${merchantSlug}/members/${memberId}`}>{name}</TextLink>}
        </span>
        {one.isHead ? <Badge tone="accent">Head</Badge> : null}
      </span>
      <span className="tabular font-semibold">{formatPoints(one.availablePoints[currency.code] ?? 0n, currency)}</span>
      {canWrite ? (
        <span className="flex gap-2 max-sm:basis-full sm:w-48 sm:justify-end">
          {one.isHead ? null : (
            <Button
              size="sm"
              loading={update.busy}
              onClick={() => update.send({ householdId, headMemberId: memberId })}
            >
              Make head
            </Button>
          )}
          <ConfirmDialog
            trigger={<Button size="sm">Take out</Button>}
            title={`Take ${name} out?`}
            description={
              <>
                <p>Their points go along. The others can spend them no more, and they no more those of the others.</p>
                {leave.errors[0] ? <p className="mt-2 text-bad">{leave.errors[0].message}</p> : null}
              </>
            }
            confirmLabel="Take out"
            onConfirm={() => leave.send({ householdId, memberId })}
          />
        </span>
      ) : null}
    </li>
  )
}

function Spenders({ merchantSlug, household }: { merchantSlug: string; household: HouseholdView }) {
  const form = useActionForm(updateHouseholdAction.bind(null, merchantSlug), () => toast.success("Stored"))
  const choose = (value: string) =>
    form.send({ householdId: household.id, spenders: value === "head" ? "head" : "everyone" })
  return (
    <Field
      label="Who may spend what all have"
      name="spenders"
      error={form.errorOf("spenders")}
      help="The others spend their own."
      className="mt-4 sm:max-w-xs"
    >
      <Select
        options={whoSpends}
        value={household.spenders}
        disabled={form.busy}
        onChange={({ target }) => choose(target.value)}
      />
    </Field>
  )
}
