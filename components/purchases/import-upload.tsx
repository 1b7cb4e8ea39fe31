"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { FileDrop } from "@/components/ui/file-drop"
import { Progress } from "@/components/ui/progress"

type Answer = { importId?: string; detail?: string }

function upload(url: string, file: File, onProgress: (share: number) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open("POST", url)
    request.responseType = "json"
    request.setRequestHeader("content-type", "application/octet-stream")
    request.upload.onprogress = (event) => onProgress(event.loaded / Math.max(1, event.total))
    request.onload = () => resolve((request.response as Answer | null) ?? {})
    request.onerror = () =>
      resolve({ detail: "The upload was interrupted. Check the connection and choose the file again." })
    request.send(file)
  })
}

/** Sends a file of purchases, showing how far it is, then goes on to its columns. */
export function ImportUpload({ merchantSlug }: { merchantSlug: string }) {
  const router = useRouter()
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<string>()

  async function take(file: File) {
    setError(undefined)
    setShare(0)
    const query = new URLSearchParams({ merchant: merchantSlug, name: file.name })
    const answer = await upload(`/api/imports?${query}`, file, setShare)
    if (answer.importId) {
      router.push(`/d/${merchantSlug}/imports/${answer.importId}`)
      return
    }
    setShare(null)
    setError(answer.detail ?? "The file could not be stored. Try again.")
  }

  return (
    <div className="grid gap-4">
      <FileDrop
        label="Choose a file of purchases"
        help="CSV or text, with a row for each purchase or for each line of one: a date, an amount, and who bought. Any separator, any column order, packed with gzip or not."
        accept=".csv,.txt,.tsv,.gz,text/csv,text/plain,application/gzip"
        onFile={take}
        error={error}
        disabled={share !== null}
      />
      {share === null ? null : (
        <Progress label="Uploading" value={Math.round(share * 100)} detail={`${Math.round(share * 100)} %`} />
      )}
    </div>
  )
}
