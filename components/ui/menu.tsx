"use client"

import { Menu as Base } from "@base-ui/react/menu"
import { Check } from "lucide-react"
import type { ReactElement, ReactNode } from "react"
import { cn } from "./cn"
import { optionStyles, popupStyles } from "./control-styles"
import { Link } from "./link"

type MenuProps = { trigger: ReactElement; children: ReactNode; align?: "start" | "center" | "end"; className?: string }

export function Menu({ trigger, children, align = "end", className }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-50 outline-none">
          <Base.Popup className={cn(popupStyles, "max-h-(--available-height) min-w-44 overflow-y-auto p-1", className)}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

const itemStyles = cn(optionStyles, "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted")

type MenuItemProps = {
  icon?: ReactNode
  children: ReactNode
  danger?: boolean
  disabled?: boolean
  onSelect: () => void
}

export function MenuItem({ icon, children, danger, disabled, onSelect }: MenuItemProps) {
  return (
    <Base.Item disabled={disabled} onClick={onSelect} className={cn(itemStyles, danger && "text-bad [&_svg]:text-bad")}>
      {icon}
      {children}
    </Base.Item>
  )
}

type MenuLinkProps = { icon?: ReactNode; href: string; children: ReactNode; current?: boolean }

export function MenuLink({ icon, href, children, current }: MenuLinkProps) {
  return (
    <Base.LinkItem
      render={<Link href={href} />}
      closeOnClick
      aria-current={current ? "true" : undefined}
      className={itemStyles}
    >
      {icon}
      <span className="min-w-0 grow truncate">{children}</span>
      {current ? <Check aria-hidden /> : null}
    </Base.LinkItem>
  )
}

type MenuCheckProps = {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  children: ReactNode
  disabled?: boolean
}

/** Stays open, so that several can be ticked. */
export function MenuCheck({ checked, onCheckedChange, children, disabled }: MenuCheckProps) {
  return (
    <Base.CheckboxItem checked={checked} disabled={disabled} onCheckedChange={onCheckedChange} className={itemStyles}>
      <span className="size-4">
        <Base.CheckboxItemIndicator>
          <Check aria-hidden />
        </Base.CheckboxItemIndicator>
      </span>
      {children}
    </Base.CheckboxItem>
  )
}

export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-2 pb-1 text-xs text-muted">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  )
}
