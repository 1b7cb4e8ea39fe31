"use client"

import { Dialog as Base } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import type { ReactElement, ReactNode } from "react"
import { buttonStyles } from "./button"
import { cn } from "./cn"

export type DialogProps = {
  title: ReactNode
  description?: ReactNode
  /** The element that opens it. Absent: steer it with `open`. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children?: ReactNode
  /** Buttons, the primary one last. */
  footer?: ReactNode
  size?: "sm" | "md" | "lg"
}

const sizes = { sm: "sm:max-w-md", md: "sm:max-w-xl", lg: "sm:max-w-3xl" } as const

/** Wrap a button in it to close the dialog. */
export const DialogClose = Base.Close

/** A question or a short form over the page; a sheet from below on phones. */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  children,
  footer,
  size = "md",
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fade-motion fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          className={cn(
            "popup-motion fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-card border border-line bg-surface shadow-card outline-none sm:inset-x-4 sm:top-[10dvh] sm:bottom-auto sm:mx-auto sm:max-h-[80dvh] sm:rounded-card",
            sizes[size],
          )}
        >
          <div className="flex items-start justify-between gap-4 px-4 pt-4 sm:px-6 sm:pt-5">
            <div className="grid min-w-0 grid-cols-1 gap-1">
              <Base.Title className="text-xl font-semibold tracking-tight wrap-anywhere">{title}</Base.Title>
              {description ? (
                <Base.Description className="max-w-prose text-muted">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close aria-label="Close" className={cn(buttonStyles({ variant: "ghost", size: "icon-sm" }), "-mr-1")}>
              <X aria-hidden />
            </Base.Close>
          </div>
          <div className="min-h-0 overflow-y-auto px-4 py-4 sm:px-6">{children}</div>
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">{footer}</div>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
