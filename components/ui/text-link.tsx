import { cn } from "./cn"
import { Link, type LinkProps } from "./link"

export const textLinkStyles =
  "rounded-sm font-semibold text-accent-ink underline decoration-accent-ink/35 underline-offset-3 hover:decoration-accent-ink"

export function TextLink({ className, ...props }: LinkProps) {
  return <Link className={cn(textLinkStyles, className)} {...props} />
}
