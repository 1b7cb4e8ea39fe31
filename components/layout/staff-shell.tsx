"use client"

import { Menu as MenuIcon, Search } from "lucide-react"
import { type ReactNode, useState } from "react"
import { accentStyle, DEFAULT_ACCENT } from "@/components/ui/accent"
import { Button } from "@/components/ui/button"
import { Drawer } from "@/components/ui/drawer"
import { Kbd } from "@/components/ui/kbd"
import { Toaster } from "@/components/ui/toast"
import { AccentRoot } from "./accent-root"
import { CommandPalette, type Hit } from "./command-palette"
import { MerchantSwitcher } from "./merchant-switcher"
import { visibleNavigation } from "./navigation"
import { visibleActions } from "./quick-actions"
import type { ShellMerchant, ShellUser } from "./shell-types"
import { SideNav } from "./side-nav"
import { Sidebar } from "./sidebar"
import { MAIN_ID, SkipLink } from "./skip-link"
import { UserMenu } from "./user-menu"

export type StaffShellProps = {
  merchant: ShellMerchant
  /** All that this person belongs to, the present one among them. */
  merchants: readonly ShellMerchant[]
  user: ShellUser
  permissions: readonly string[]
  signOut: () => Promise<void>
  search?: (text: string) => Promise<Hit[]>
  children: ReactNode
}

/** What stands around every staff page. It fetches nothing. */
export function StaffShell(props: StaffShellProps) {
  const { merchant, merchants, user, permissions, signOut, search, children } = props
  const [drawerOpen, setDrawerOpen] = useState(false)
  const [paletteOpen, setPaletteOpen] = useState(false)
  const base = `/d/${merchant.slug}`
  const groups = visibleNavigation(permissions)
  const accent = merchant.accent ?? DEFAULT_ACCENT
  return (
    <div data-accent style={accentStyle(accent)} className="flex min-h-dvh">
      <AccentRoot accent={accent} />
      <SkipLink />
      <Sidebar merchant={merchant} merchants={merchants} groups={groups} base={base} />
      <div className="flex min-w-0 grow flex-col">
        <header className="sticky top-0 z-30 flex h-14 shrink-0 items-center gap-3 border-b border-line bg-paper px-4 lg:px-8">
          <Button
            variant="ghost"
            size="icon"
            className="-ml-2 lg:hidden"
            aria-label="Open the navigation"
            icon={<MenuIcon aria-hidden />}
            onClick={() => setDrawerOpen(true)}
          />
          <span className="min-w-0 truncate font-semibold lg:hidden">{merchant.name}</span>
          <PaletteButton onClick={() => setPaletteOpen(true)} members={Boolean(search)} />
          <UserMenu user={user} signOut={signOut} />
        </header>
        <main
          id={MAIN_ID}
          tabIndex={-1}
          className="mx-auto w-full max-w-7xl grow px-4 py-6 outline-none lg:px-8 lg:py-8"
        >
          {children}
        </main>
      </div>
      <Drawer side="left" title="Navigation" hideTitle open={drawerOpen} onOpenChange={setDrawerOpen}>
        <div className="grid gap-4">
          <MerchantSwitcher merchant={merchant} merchants={merchants} />
          <SideNav groups={groups} base={base} onNavigate={() => setDrawerOpen(false)} />
        </div>
      </Drawer>
      <CommandPalette
        groups={groups}
        actions={visibleActions(permissions)}
        base={base}
        open={paletteOpen}
        onOpenChange={setPaletteOpen}
        search={search}
      />
      <Toaster />
    </div>
  )
}

function PaletteButton({ onClick, members }: { onClick: () => void; members: boolean }) {
  return (
    <>
      <button
        type="button"
        onClick={onClick}
        className="mr-auto hidden h-9 w-80 items-center whitespace-nowrap gap-2 rounded-control border border-line bg-surface px-3 text-muted hover:border-line-strong lg:flex"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="grow text-start">{members ? "Find a page, member or purchase" : "Find a page"}</span>
        <Kbd>⌘</Kbd>
        <Kbd>K</Kbd>
      </button>
      <Button
        variant="ghost"
        size="icon"
        className="ml-auto lg:hidden"
        aria-label="Find"
        icon={<Search aria-hidden />}
        onClick={onClick}
      />
    </>
  )
}
