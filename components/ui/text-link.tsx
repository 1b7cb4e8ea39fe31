import Link from "next/link"
import type { ComponentProps } from "react"
import { cn } from "./cn"

export const textLinkStyles =
  "rounded-sm font-semibold text-accent-ink underline decoration-accent-ink/35 underline-offset-3 hover:decoration-accent-ink"

export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return <Link className={cn(textLinkStyles, className)} {...props} />
}
