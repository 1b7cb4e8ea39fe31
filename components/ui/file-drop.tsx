"use client"

import { FileUp } from "lucide-react"
import { useId, useState } from "react"
import { cn } from "./cn"

type FileDropProps = {
  label: string
  help?: string
  /** As of the accept attribute: ".csv,.txt". */
  accept?: string
  name?: string
  error?: string
  onFile: (file: File) => void
  disabled?: boolean
}

/** One file, chosen or dropped. */
export function FileDrop({ label, help, accept, name, error, onFile, disabled }: FileDropProps) {
  const id = useId()
  const [over, setOver] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  function take(files: FileList | null) {
    const file = files?.[0]
    setOver(false)
    if (!file || disabled) return
    setChosen(file.name)
    onFile(file)
  }
  return (
    <div className="grid gap-1.5">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          take(event.dataTransfer.files)
        }}
        className={cn(
          "relative grid cursor-pointer justify-items-center gap-2 rounded-card border border-dashed border-line-strong bg-surface px-4 py-10 text-center transition-colors hover:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink",
          over && "border-accent-ink bg-accent-tint",
          error && "border-bad",
          disabled && "cursor-not-allowed opacity-55",
        )}
      >
        <FileUp aria-hidden className="size-6 text-accent-ink" />
        <span className="font-semibold">{label}</span>
        <span className="text-sm text-muted">{chosen ?? "Drop a file here, or choose one"}</span>
        <input
          id={id}
          type="file"
          name={name}
          accept={accept}
          disabled={disabled}
          aria-describedby={help || error ? `${id}-note` : undefined}
          aria-invalid={error ? true : undefined}
          className="sr-only"
          onChange={(event) => take(event.target.files)}
        />
      </label>
      <p id={`${id}-note`} className={cn("text-xs", error ? "text-bad" : "text-muted")}>
        {error ?? help}
      </p>
    </div>
  )
}
