"use client"

import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { describeChanges } from "@/lib/programs/domain/describe-changes"
import type { ProgramDraft } from "@/lib/programs/domain/program-draft"
import { definitionOf } from "@/lib/programs/domain/program-draft"
import { ChangesList } from "./changes-list"
import { nameableIn } from "./rule-world"
import type { Draft } from "./use-draft"

/** Somebody else saved meanwhile: both versions are kept until this person chooses. */
export function ConflictCallout({ draft, theirs }: { draft: Draft; theirs: ProgramDraft }) {
  const changes = draft.definition
    ? describeChanges(definitionOf(theirs, "", nameableIn(draft.world)), draft.definition)
    : []
  return (
    <Callout tone="warning" role="alert" title="Somebody else saved this program meanwhile">
      <div className="grid gap-3">
        <p>Nothing of yours is lost. This is how yours differs from theirs:</p>
        {changes.length > 0 ? <ChangesList changes={changes} /> : <p>In nothing that members would see.</p>}
        <div className="flex flex-wrap gap-2">
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
