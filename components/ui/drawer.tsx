"use client"

import { Dialog as Base } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import type { CSSProperties, ReactElement, ReactNode } from "react"
import { buttonStyles } from "./button"
import { cn } from "./cn"

type DrawerProps = {
  title: ReactNode
  hideTitle?: boolean
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  side?: "left" | "right"
  children: ReactNode
  footer?: ReactNode
}

/** A panel from the side, for looking at one thing without leaving the list. */
export function Drawer({
  title,
  hideTitle,
  trigger,
  open,
  onOpenChange,
  side = "right",
  children,
  footer,
}: DrawerProps) {
  const from = { "--side-from": side === "right" ? "100%" : "-100%" } as CSSProperties
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fade-motion fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          style={from}
          className={cn(
            "side-motion fixed inset-y-0 z-50 flex w-[min(30rem,calc(100vw-3rem))] flex-col border-line bg-surface shadow-card outline-none",
            side === "right" ? "right-0 border-l" : "left-0 w-[min(18rem,calc(100vw-3rem))] border-r",
          )}
        >
          <div
            className={cn("flex items-center justify-between gap-4 px-4 py-3", !hideTitle && "border-b border-line")}
          >
            <Base.Title className={cn("text-base font-semibold", hideTitle && "sr-only")}>{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className={cn(buttonStyles({ variant: "ghost", size: "icon-sm" }), "ml-auto")}
            >
              <X aria-hidden />
            </Base.Close>
          </div>
          <div className="min-h-0 grow overflow-y-auto p-4">{children}</div>
          {footer ? <div className="flex justify-end gap-2 border-t border-line p-4">{footer}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
