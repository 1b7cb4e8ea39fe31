"use client"

import { useState } from "react"
import { Badge } from "@/components/ui/badge"
import { Card, CardHeader } from "@/components/ui/card"
import { Combobox } from "@/components/ui/combobox"
import { Field } from "@/components/ui/field"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { SegmentedControl } from "@/components/ui/segmented-control"
import type { Day } from "@/lib/core/calendar"
import { currencyExponent } from "@/lib/core/money"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { EarningEstimate } from "@/lib/programs/domain/earning-estimate"
import { type PersonaName, personaLabels, personasOf } from "./personas"
import { TrialResult } from "./trial-result"
import { type Quote, tryOnDraft } from "./try-on-draft"
import { type MemberSearch, useMemberSearch } from "./use-member-search"
import { type QuoteAction, useQuote } from "./use-quote"

export type TryPurchaseProps = {
  definition: ProgramDefinition | null
  estimate: EarningEstimate
  timeZone: string
  today: Day
  /** Absent while the program is a draft: it has no members. */
  searchMembers: MemberSearch | null
  quotePurchase: QuoteAction | null
}

type Who = PersonaName | "member"

/** A purchase tried on: under the draft as somebody of the history, or as a real member under what holds now. */
export function TryPurchase(props: TryPurchaseProps) {
  const { definition, estimate, timeZone, today, searchMembers, quotePurchase } = props
  const [who, setWho] = useState<Who>("new")
  const [amountMinor, setAmount] = useState<number | null>(4200)
  const [items, setItems] = useState<number | null>(null)
  const search = useMemberSearch(searchMembers)
  const { memberId } = search
  const currency = definition?.moneyCurrency ?? "USD"
  const trial = { amountMinor: amountMinor ?? 0, items, currency }
  const quote = useQuote(who === "member" ? quotePurchase : null, memberId, trial)
  const personas = personasOf(estimate, today)
  const options: { value: Who; label: string }[] = personas.map(({ name }) => ({
    value: name,
    label: personaLabels[name],
  }))
  if (searchMembers && quotePurchase) options.push({ value: "member", label: "A real member" })
  const persona = personas.find(({ name }) => name === who)
  const result: Quote | null =
    who === "member" ? quote.result : definition && persona ? tryOnDraft(definition, persona, trial, timeZone) : null
  return (
    <Card id="try" className="scroll-mt-16">
      <CardHeader title="Try a purchase" description="See what it would earn, and why. Nothing is written." />
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SegmentedControl label="Buyer" options={options} value={who} onValueChange={setWho} />
          <Badge tone={who === "member" ? "good" : "neutral"}>
            {who === "member" ? "What holds now" : "This draft"}
          </Badge>
        </div>
        <div className="grid items-start gap-4 sm:grid-cols-3">
          {who === "member" ? (
            <Field label="Member" name="trial.member">
              <Combobox
                options={search.options}
                value={memberId}
                placeholder="Name, e-mail or card"
                emptyText={search.text ? "Nobody matches." : "Type to search."}
                onSearch={search.setText}
                onValueChange={search.choose}
              />
            </Field>
          ) : null}
          <Field label="Amount" name="trial.amount">
            <MoneyInput
              value={amountMinor}
              currency={currency}
              exponent={currencyExponent(currency)}
              onValueChange={setAmount}
            />
          </Field>
          <Field label="Items" optional name="trial.items" help="For rules that count items.">
            <NumberInput value={items} min={1} max={1000} onValueChange={setItems} />
          </Field>
        </div>
        <TrialResult
          quote={result}
          definition={definition}
          waiting={who === "member" ? waitingFor(memberId, result) : null}
          error={quote.error}
        />
      </div>
    </Card>
  )
}

function waitingFor(memberId: string | null, result: Quote | null): string | null {
  if (memberId === null) return "Choose a member."
  return result ? null : "Reckoning…"
}
