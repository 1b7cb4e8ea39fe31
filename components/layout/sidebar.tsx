"use client"

import { PanelLeftClose, PanelLeftOpen } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { Brand } from "./brand"
import { MerchantSwitcher } from "./merchant-switcher"
import type { NavGroup } from "./navigation"
import type { ShellMerchant } from "./shell-types"
import { SideNav } from "./side-nav"

type SidebarProps = {
  merchant: ShellMerchant
  merchants: readonly ShellMerchant[]
  groups: readonly NavGroup[]
  base: string
}

/** The navigation on wide screens; it can be narrowed to icons. */
export function Sidebar({ merchant, merchants, groups, base }: SidebarProps) {
  const [collapsed, setCollapsed] = useState(false)
  return (
    <aside
      className={cn(
        "sticky top-0 hidden h-dvh shrink-0 flex-col gap-4 border-r border-line px-3 py-3 lg:flex",
        collapsed ? "w-17" : "w-60",
      )}
    >
      <MerchantSwitcher merchant={merchant} merchants={merchants} collapsed={collapsed} />
      <div className="min-h-0 grow overflow-y-auto">
        <SideNav groups={groups} base={base} collapsed={collapsed} />
      </div>
      <div className={cn("flex items-center justify-between gap-2", collapsed && "flex-col")}>
        {collapsed ? null : <Brand className="px-1.5 text-muted" />}
        <Button
          variant="ghost"
          size="icon"
          aria-expanded={!collapsed}
          aria-label={collapsed ? "Widen the navigation" : "Narrow the navigation"}
          icon={collapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
          onClick={() => setCollapsed(!collapsed)}
        />
      </div>
    </aside>
  )
}
