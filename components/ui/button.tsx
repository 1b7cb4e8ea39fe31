import { cva, type VariantProps } from "class-variance-authority"
import { LoaderCircle } from "lucide-react"
import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn"
import { Link, type LinkProps } from "./link"

export const buttonStyles = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control border font-semibold transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent text-on-accent hover:not-disabled:bg-accent-hover",
        secondary: "border-line-strong/60 bg-surface text-ink hover:not-disabled:bg-raised",
        ghost: "border-transparent bg-transparent text-ink hover:not-disabled:bg-raised",
        danger: "border-transparent bg-bad-fill text-on-bad hover:not-disabled:brightness-90",
      },
      size: {
        sm: "h-7 px-2.5 text-xs",
        md: "h-9 px-3.5 text-sm",
        lg: "h-12 px-5 text-base",
        icon: "size-9 p-0",
        "icon-sm": "size-7 p-0",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
)

type ButtonStyle = VariantProps<typeof buttonStyles> & { icon?: ReactNode }

export type ButtonProps = ComponentProps<"button"> & ButtonStyle & { loading?: boolean }

/** A button is `type="button"` unless told otherwise. While `loading` it keeps its width and focus and ignores clicks. */
export function Button({ variant, size, loading, icon, className, children, onClick, type, ...props }: ButtonProps) {
  return (
    <button
      type={type === "submit" && loading ? "button" : (type ?? "button")}
      aria-disabled={loading || undefined}
      aria-busy={loading || undefined}
      onClick={loading ? undefined : onClick}
      className={cn(buttonStyles({ variant, size }), className)}
      {...props}
    >
      {loading ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </button>
  )
}

export type ButtonLinkProps = LinkProps & ButtonStyle

export function ButtonLink({ variant, size, icon, className, children, ...props }: ButtonLinkProps) {
  return (
    <Link className={cn(buttonStyles({ variant, size }), className)} {...props}>
      {icon}
      {children}
    </Link>
  )
}
