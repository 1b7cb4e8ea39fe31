"use client"

import { usePathname } from "next/navigation"
import { cn } from "@/components/ui/cn"
import { Link } from "@/components/ui/link"
import { NavIcon } from "./nav-icon"
import { isCurrent, type NavGroup, type NavItem } from "./navigation"

type SideNavProps = {
  groups: readonly NavGroup[]
  /** `/d/<merchant>` */
  base: string
  collapsed?: boolean
  onNavigate?: () => void
}

export function SideNav({ groups, base, collapsed, onNavigate }: SideNavProps) {
  return (
    <nav aria-label="Main" className="grid gap-4">
      {groups.map((group) => (
        <div key={group.items[0]?.label} className="grid gap-0.5">
          {group.label ? (
            <p className={cn("px-2.5 pb-1 text-xs text-muted", collapsed && "sr-only")}>{group.label}</p>
          ) : null}
          <ul className="grid gap-0.5">
            {group.items.map((item) => (
              <li key={item.path}>
                <SideNavLink item={item} base={base} collapsed={collapsed} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

type SideNavLinkProps = Omit<SideNavProps, "groups"> & { item: NavItem }

function SideNavLink({ item, base, collapsed, onNavigate }: SideNavLinkProps) {
  const current = isCurrent(usePathname(), base, item)
  return (
    <Link
      href={base + item.path}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      title={collapsed ? item.label : undefined}
      className={cn(
        "flex h-9 items-center gap-3 rounded-control px-2.5 text-muted transition-colors hover:bg-raised hover:text-ink pointer-coarse:h-11",
        current && "bg-accent-tint font-semibold text-accent-ink hover:bg-accent-tint hover:text-accent-ink",
        collapsed && "justify-center px-0",
      )}
    >
      <NavIcon name={item.icon} />
      <span className={cn("truncate", collapsed && "sr-only")}>{item.label}</span>
    </Link>
  )
}
