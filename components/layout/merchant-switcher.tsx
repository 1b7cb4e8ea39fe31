"use client"

import { ChevronsUpDown } from "lucide-react"
import { Avatar } from "@/components/ui/avatar"
import { cn } from "@/components/ui/cn"
import { Menu, MenuGroup, MenuLink } from "@/components/ui/menu"
import type { ShellMerchant } from "./shell-types"

type MerchantSwitcherProps = { merchant: ShellMerchant; merchants: readonly ShellMerchant[]; collapsed?: boolean }

export function MerchantSwitcher({ merchant, merchants, collapsed }: MerchantSwitcherProps) {
  const face = (
    <>
      <Avatar name={merchant.name} square />
      <span className={cn("min-w-0 grow truncate text-start font-semibold", collapsed && "sr-only")}>
        {merchant.name}
      </span>
    </>
  )
  const shape = cn("flex h-11 w-full items-center gap-2.5 rounded-control px-1.5", collapsed && "justify-center px-0")
  if (merchants.length < 2) return <div className={shape}>{face}</div>
  return (
    <Menu
      align="start"
      className="w-64"
      trigger={
        <button type="button" className={cn(shape, "hover:bg-raised")} aria-label={`${merchant.name}, switch merchant`}>
          {face}
          {collapsed ? null : <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />}
        </button>
      }
    >
      <MenuGroup label="Merchants">
        {merchants.map((other) => (
          <MenuLink key={other.slug} href={`/d/${other.slug}`} current={other.slug === merchant.slug}>
            {other.name}
          </MenuLink>
        ))}
      </MenuGroup>
    </Menu>
  )
}
