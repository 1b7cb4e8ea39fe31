import { cva, type VariantProps } from "class-variance-authority"
import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn"

const badgeStyles = cva(
  "inline-flex h-6 max-w-full items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 text-xs font-semibold [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        good: "bg-good-tint text-good",
        warning: "bg-warning-tint text-warning",
        bad: "bg-bad-tint text-bad",
        neutral: "bg-raised text-muted",
        accent: "bg-accent-tint text-accent-ink",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
)

export type Tone = NonNullable<VariantProps<typeof badgeStyles>["tone"]>

export const toneIcons = {
  good: CircleCheck,
  warning: TriangleAlert,
  bad: CircleX,
  neutral: Info,
  accent: Info,
} as const

type BadgeProps = { tone?: Tone; icon?: ReactNode | false; children: ReactNode; className?: string }

/** A state in a word. Tones that judge bring their icon, so that colour is never alone. */
export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  const Icon = toneIcons[tone]
  const judged = tone === "good" || tone === "warning" || tone === "bad"
  return (
    <span className={cn(badgeStyles({ tone }), className)}>
      {icon === undefined && judged ? <Icon aria-hidden /> : icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
