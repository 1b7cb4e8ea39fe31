"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { RadioGroup } from "@/components/ui/radio-group"
import { Time } from "@/components/ui/time"
import { describeChanges } from "@/lib/programs/domain/describe-changes"
import { ChangesList } from "./changes-list"
import { definitionOfForm } from "./draft-input"
import type { Choices, Clash } from "./merge-forms"
import { namesOf } from "./rule-world"
import type { Draft } from "./use-draft"

type ConflictCalloutProps = { draft: Draft; edit: { by: string | null; at: string } | null }

/** Somebody else saved meanwhile: who, when and what; both people's work is kept until this person chooses. */
export function ConflictCallout({ draft, edit }: ConflictCalloutProps) {
  const [choices, setChoices] = useState<Choices>({})
  const { world, conflicting } = draft
  if (!conflicting) return null
  const [base, theirs] = [definitionOfForm(conflicting.base, world), definitionOfForm(conflicting.theirs, world)]
  const changes = base && theirs ? describeChanges(base, theirs, namesOf(world)) : []
  return (
    <Callout tone="warning" role="alert" title={`${edit?.by ?? "Somebody else"} saved this program meanwhile`}>
      <div className="grid gap-4">
        <p>
          {edit ? (
            <>
              At <Time instant={edit.at} timeZone={world.timeZone} format="minute" />.{" "}
            </>
          ) : null}
          Nothing of yours is lost. This is what they changed:
        </p>
        {changes.length > 0 ? <ChangesList changes={changes} /> : <p>Nothing that can be told in words.</p>}
        {conflicting.clashes.length > 0 ? (
          <div className="grid gap-3">
            <p className="font-semibold">You both changed these. Choose one each:</p>
            {conflicting.clashes.map((clash) => (
              <RadioGroup
                key={clash.key}
                label={clash.name}
                name={clash.key}
                value={choices[clash.key] ?? "mine"}
                onValueChange={(choice) => setChoices({ ...choices, [clash.key]: choice as "mine" | "theirs" })}
                options={optionsOf(clash)}
              />
            ))}
          </div>
        ) : (
          <p>You changed other parts, so both can stand together.</p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="primary" onClick={() => draft.merge(choices)}>
            Put both together
          </Button>
          <Button size="sm" loading={draft.saving} onClick={() => void draft.saveOver()}>
            Save mine over theirs
          </Button>
          <ConfirmDialog
            trigger={
              <Button size="sm" variant="secondary">
                Take theirs
              </Button>
            }
            title="Take their version?"
            description="What you changed since your last save is thrown away."
            confirmLabel="Take theirs"
            onConfirm={async () => draft.discard()}
          />
        </div>
      </div>
    </Callout>
  )
}

function optionsOf({ mineRemoved, theirsRemoved }: Clash) {
  return [
    { value: "mine", label: mineRemoved ? "Mine: removed" : "Mine, as it stands in the form below" },
    { value: "theirs", label: theirsRemoved ? "Theirs: removed" : "Theirs, as told above" },
  ]
}
