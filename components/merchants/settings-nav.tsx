"use client"

import { usePathname } from "next/navigation"
import { cn } from "@/components/ui/cn"
import { Link } from "@/components/ui/link"
import type { Permission } from "@/lib/core/permissions"

const pages: readonly { label: string; path: string; permission: Permission | null }[] = [
  { label: "Merchant", path: "", permission: "merchants:read" },
  { label: "Stores", path: "/stores", permission: "purchases:read" },
  { label: "Exchange rates", path: "/exchange-rates", permission: "purchases:read" },
  { label: "Staff", path: "/staff", permission: "staff:write" },
  { label: "API keys", path: "/api-keys", permission: "apiKeys:write" },
  { label: "Mail", path: "/mail", permission: "messages:read" },
  { label: "Audit log", path: "/audit", permission: "audit:read" },
  { label: "My account", path: "/account", permission: null },
]

/** The pages of the settings that this person may open. */
export function SettingsNav({ base, permissions }: { base: string; permissions: readonly string[] }) {
  const pathname = usePathname()
  const shown = pages.filter(({ permission }) => permission === null || permissions.includes(permission))
  return (
    <nav aria-label="Settings" className="mb-6 flex gap-1 overflow-x-auto border-b border-line">
      {shown.map(({ label, path }) => {
        const href = base + path
        const current = path === "" ? pathname === href : pathname.startsWith(href)
        return (
          <Link
            key={path}
            href={href}
            aria-current={current ? "page" : undefined}
            className={cn(
              "flex h-10 shrink-0 items-center border-b-2 border-transparent px-3 font-semibold text-muted -outline-offset-2 hover:text-ink",
              current && "border-accent-ink text-ink",
            )}
          >
            {label}
          </Link>
        )
      })}
    </nav>
  )
}
