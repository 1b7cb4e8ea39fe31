"use client"

import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { TextLink } from "@/components/ui/text-link"
import { toast } from "@/components/ui/toast"
import type { Trigger } from "@/lib/programs/domain/definition"
import { keepFields } from "./exclusions"
import type { RuleForm } from "./rule-form"
import type { RuleProps } from "./rule-props"

const triggers: { value: Trigger; label: string }[] = [
  { value: "purchase", label: "Somebody buys" },
  { value: "event", label: "Somebody does something: a review, a visit" },
  { value: "signup", label: "Somebody joins" },
  { value: "birthday", label: "It is a member's birthday" },
  { value: "anniversary", label: "It is the anniversary of joining" },
  { value: "referral", label: "A friend who was invited buys first" },
  { value: "surveyResponse", label: "Somebody answers a survey" },
]

const recipientOptions = [
  { value: "both", label: "Both" },
  { value: "referrer", label: "The one who invites" },
  { value: "referee", label: "The friend" },
]

/** What a rule waits for. */
export function RuleWhen({ draft, rule, index }: RuleProps) {
  const { setRule, errorOf, world } = draft
  const at = `rules.${index}.rule`
  function change(trigger: Trigger) {
    const next = changedTrigger(rule, trigger)
    setRule(rule.id, next)
    if (rule.query && rule.query.rules.length > 0 && next.query !== rule.query) {
      toast.info("Conditions that only the other occasion knows were taken out", {
        undo: () => setRule(rule.id, rule),
      })
    }
  }
  return (
    <div className="grid gap-4">
      <Field label="When" name={`${at}.trigger`} error={errorOf(`${at}.trigger`)}>
        <Select value={rule.trigger} options={triggers} onChange={(event) => change(event.target.value as Trigger)} />
      </Field>
      {rule.trigger === "event" ? (
        <Field
          label="Which activity"
          name={`${at}.eventType`}
          error={errorOf(`${at}.eventType`)}
          help={
            <TextLink href={`/d/${world.merchantSlug}/activities`}>
              {world.eventTypes.length === 0 ? "Define an activity first" : "Define another activity"}
            </TextLink>
          }
        >
          <Select
            value={rule.eventType}
            placeholder="Choose"
            options={eventOptions(rule, world.eventTypes)}
            onChange={(event) => setRule(rule.id, { eventType: event.target.value, query: null })}
          />
        </Field>
      ) : null}
      {rule.trigger === "referral" ? (
        <Field label="Who gets it" name={`${at}.recipient`} error={errorOf(`${at}.recipient`)}>
          <Select
            value={rule.recipient}
            options={recipientOptions}
            onChange={(event) => setRule(rule.id, { recipient: event.target.value as RuleForm["recipient"] })}
          />
        </Field>
      ) : null}
    </div>
  )
}

/** Another occasion knows other facts: what it cannot know is taken out, and without a purchase points are fixed. */
function changedTrigger(rule: RuleForm, trigger: Trigger): Partial<RuleForm> & Pick<RuleForm, "query"> {
  const isPurchase = trigger === "purchase"
  const unknown = isPurchase ? /^event\./ : /^(purchase|items|event)\./
  return {
    trigger,
    query: keepFields(rule.query, (field) => !unknown.test(field)),
    ...(isPurchase ? {} : { kind: "fixed" as const, points: rule.kind === "fixed" ? rule.points : 50 }),
  }
}

type EventTypes = RuleProps["draft"]["world"]["eventTypes"]

function eventOptions({ eventType }: RuleForm, eventTypes: EventTypes) {
  const known = eventTypes.map(({ code, name }) => ({ value: code, label: name }))
  const isGone = eventType !== "" && !known.some(({ value }) => value === eventType)
  return isGone ? [...known, { value: eventType, label: `${eventType} (not defined)` }] : known
}
