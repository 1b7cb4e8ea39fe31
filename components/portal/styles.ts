import { buttonStyles } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { controlStyles } from "@/components/ui/control-styles"
import { textLinkStyles } from "@/components/ui/text-link"

/** What stands on every portal page, as class names: client components get them as text and bring no code for them. */
export const fieldStyles = cn(controlStyles, "h-12 text-base")
export const codeFieldStyles = cn(controlStyles, "tabular h-14 text-center text-2xl tracking-[0.3em]")
export const mainButton = cn(buttonStyles({ variant: "primary", size: "lg" }), "w-full")
export const otherButton = cn(buttonStyles({ variant: "secondary", size: "lg" }), "w-full")
export const quietButton = cn(buttonStyles({ variant: "ghost", size: "lg" }), "w-full")
export const dangerButton = cn(buttonStyles({ variant: "danger", size: "lg" }), "w-full")
export const smallButton = cn(buttonStyles({ variant: "secondary", size: "md" }), "pointer-coarse:h-11")
/** A link that stands by itself: as high as a thumb needs. */
export const tapLink = cn(textLinkStyles, "inline-flex min-h-11 items-center")
export const smallTapLink = cn(tapLink, "text-sm")
