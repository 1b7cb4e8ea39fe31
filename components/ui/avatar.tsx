import { cn } from "./cn"

/** Initials of a name: the first letters of its first and last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "")
  return letters.join("").toUpperCase() || "?"
}

type AvatarProps = { name: string; size?: "sm" | "md" | "lg"; square?: boolean; className?: string }

const sizes = { sm: "size-6 text-[0.625rem]", md: "size-8 text-xs", lg: "size-12 text-base" } as const

/** Decorative: the name stands beside it. */
export function Avatar({ name, size = "md", square, className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid shrink-0 place-items-center bg-accent-tint font-semibold text-accent-ink",
        square ? "rounded-md" : "rounded-full",
        sizes[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
