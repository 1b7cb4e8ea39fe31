"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { FileDrop } from "@/components/ui/file-drop"
import { imageMaxBytes } from "@/lib/rewards/domain/image-type"
import { RewardPicture } from "./reward-picture"

type PictureFieldProps = {
  merchantSlug: string
  imageId: string | null
  onChange: (imageId: string | null) => void
  /** While a picture is on its way the form must wait for it. */
  onBusy: (busy: boolean) => void
}

const failed = "The picture could not be uploaded. Check your connection and try again."

async function upload(merchantSlug: string, file: File): Promise<{ id?: string; error?: string }> {
  if (file.size > imageMaxBytes) return { error: "The picture is larger than 2 MB. Choose a smaller one." }
  const response = await fetch(`/api/images/${merchantSlug}`, { method: "POST", body: file }).catch(() => null)
  if (!response) return { error: failed }
  const answer: { id?: string; detail?: string; errors?: { message: string }[] } = await response
    .json()
    .catch(() => ({}))
  if (response.ok && answer.id) return { id: answer.id }
  return { error: answer.errors?.[0]?.message ?? answer.detail ?? failed }
}

/** Uploads a picture at once and keeps its id in the form. */
export function PictureField({ merchantSlug, imageId, onChange, onBusy }: PictureFieldProps) {
  const [error, setError] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  async function take(file: File) {
    setBusy(true)
    onBusy(true)
    const { id, error } = await upload(merchantSlug, file)
    setBusy(false)
    onBusy(false)
    setError(error)
    if (id) onChange(id)
  }
  if (imageId) {
    return (
      <div className="grid gap-2">
        <RewardPicture merchantSlug={merchantSlug} imageId={imageId} className="rounded-card border border-line" />
        <Button size="sm" className="justify-self-start" onClick={() => onChange(null)}>
          Remove picture
        </Button>
      </div>
    )
  }
  return (
    <FileDrop
      label={busy ? "Uploading…" : "Add a picture"}
      help="PNG, JPEG or WebP, up to 2 MB. Landscape looks best."
      accept="image/png,image/jpeg,image/webp"
      error={error}
      disabled={busy}
      onFile={take}
    />
  )
}
