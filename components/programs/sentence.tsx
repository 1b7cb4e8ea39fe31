import { Quote } from "lucide-react"

/** What is being edited, said in words; while something is missing it says so. */
export function Sentence({ text }: { text: string | null }) {
  return (
    <p aria-live="polite" className="flex gap-2.5 rounded-control bg-accent-tint p-3 text-sm">
      <Quote aria-hidden className="mt-0.5 size-4 shrink-0 text-accent-ink" />
      {text ? (
        <span className="min-w-0 break-words">{text}</span>
      ) : (
        <span className="text-muted">Fill in the rest to read it as a sentence.</span>
      )}
    </p>
  )
}
