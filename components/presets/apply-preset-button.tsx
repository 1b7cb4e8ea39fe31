"use client"

import { useRouter } from "next/navigation"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { useActionForm } from "@/components/ui/use-action-form"
import { applyPresetAction } from "@/lib/presets/actions"
import type { Answers } from "@/lib/presets/domain/answers"
import type { PresetKey } from "@/lib/presets/domain/preset"

type ApplyPresetButtonProps = {
  merchantSlug: string
  presetKey: PresetKey
  answers: Partial<Answers>
  /** A draft that was never published, which the structure may take the place of. */
  draft: { id: string; name: string } | null
  /** A program that members are in: it goes on as it is. */
  live: { name: string } | null
}

/** Makes the structure a draft and opens it in the designer. */
export function ApplyPresetButton({ merchantSlug, presetKey, answers, draft, live }: ApplyPresetButtonProps) {
  const router = useRouter()
  const send = (input: { programId?: string }) => applyPresetAction(merchantSlug, { key: presetKey, answers, ...input })
  const form = useActionForm(send, ({ id }: { id: string }) => router.push(`/d/${merchantSlug}/program?program=${id}`))
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" loading={form.busy} onClick={() => void form.send({})}>
          Use this structure
        </Button>
        {draft ? (
          <ConfirmDialog
            trigger={<Button variant="secondary">Replace my draft</Button>}
            title={`Replace ${draft.name}?`}
            description="Its rules, tiers and rewards make room for those of this structure. It was never published, so no member notices. The name stays; rewards can be restored from the archive."
            confirmLabel="Replace draft"
            onConfirm={() => form.send({ programId: draft.id })}
          />
        ) : null}
      </div>
      <p className="text-sm text-muted">
        {live
          ? `Makes a draft beside ${live.name}, which goes on as it is. Nobody sees the draft until you publish it.`
          : "Makes a draft that you can change in every part. Nobody sees it until you publish it."}
      </p>
      {form.errors.map(({ message }) => (
        <Callout key={message} tone="bad" role="alert">
          {message}
        </Callout>
      ))}
    </div>
  )
}
