"use client"

import { Popover as Base } from "@base-ui/react/popover"
import type { ReactElement, ReactNode } from "react"
import { cn } from "./cn"
import { popupStyles } from "./control-styles"

type PopoverProps = {
  trigger: ReactElement
  title?: ReactNode
  /** Names it where no title is shown. */
  label?: string
  children: ReactNode
  align?: "start" | "center" | "end"
  className?: string
}

export function Popover({ trigger, title, label, children, align = "start", className }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50">
          <Base.Popup aria-label={label} className={cn(popupStyles, "w-72 max-w-[calc(100vw-2rem)] p-4", className)}>
            {title ? <Base.Title className="mb-2 text-sm font-semibold">{title}</Base.Title> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
