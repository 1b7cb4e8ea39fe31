"use client"

import { Dialog as Base } from "@base-ui/react/dialog"
import { Command } from "cmdk"
import { Receipt, Search, User } from "lucide-react"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { NavIcon } from "./nav-icon"
import type { NavGroup } from "./navigation"
import type { QuickAction } from "./quick-actions"

/** A member or a purchase, where its page is below `/d/<merchant>`. */
export type Hit = { path: string; kind: "member" | "purchase"; name: string; detail?: string | undefined }

type CommandPaletteProps = {
  groups: readonly NavGroup[]
  actions: readonly QuickAction[]
  base: string
  open: boolean
  onOpenChange: (open: boolean) => void
  search?: (text: string) => Promise<Hit[]>
}

const SEARCH_DELAY_MS = 180
const item =
  "flex min-h-10 cursor-default items-center gap-3 rounded-control px-3 py-2 data-[selected=true]:bg-accent-tint data-[selected=true]:text-accent-ink"

function useHits(text: string, search: CommandPaletteProps["search"]): Hit[] {
  const [hits, setHits] = useState<Hit[]>([])
  useEffect(() => {
    if (!search || text.trim().length < 2) return setHits([])
    let current = true
    const timer = setTimeout(async () => {
      const found = await search(text.trim()).catch(() => [])
      if (current) setHits(found)
    }, SEARCH_DELAY_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text, search])
  return hits
}

function useShortcut(onOpen: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      onOpen()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [onOpen])
}

function matches(value: string, search: string, keywords: string[] = []): number {
  const wanted = search.trim().toLowerCase()
  if (value.toLowerCase().startsWith(wanted)) return 1
  return [value, ...keywords].some((word) => word.toLowerCase().includes(wanted)) ? 0.5 : 0
}

function HitIcon({ kind }: Pick<Hit, "kind">) {
  const Icon = kind === "member" ? User : Receipt
  return <Icon aria-hidden className="size-[1.125rem]" strokeWidth={1.75} />
}

/** Any page, any member, any purchase by its number, and what there is to do, from the keyboard: ⌘K or Ctrl K. */
export function CommandPalette({ groups, actions, base, open, onOpenChange, search }: CommandPaletteProps) {
  const router = useRouter()
  const [text, setText] = useState("")
  const hits = useHits(text, search)
  useShortcut(() => onOpenChange(true))
  function go(href: string) {
    onOpenChange(false)
    setText("")
    router.push(href)
  }
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fade-motion fixed inset-0 z-40 bg-scrim" />
        <Base.Popup className="popup-motion fixed inset-x-4 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-card border border-line bg-surface shadow-card outline-none">
          <Base.Title className="sr-only">Go to</Base.Title>
          <Command label="Go to" filter={matches}>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder={
                  search ? "A page, a member, a purchase by its number, or what to do" : "A page, or what to do"
                }
                className="h-12 w-full bg-transparent text-base outline-none placeholder:text-muted"
              />
            </div>
            <Command.List className="max-h-[50dvh] overflow-y-auto p-2 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted">
              <Command.Empty className="px-3 py-6 text-center text-muted">Nothing matches.</Command.Empty>
              <Groups hits={hits} groups={groups} actions={actions} text={text} go={(path) => go(base + path)} />
            </Command.List>
          </Command>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

type GroupsProps = Pick<CommandPaletteProps, "groups" | "actions"> & {
  hits: readonly Hit[]
  text: string
  go: (path: string) => void
}

/** What was found, pages, and what there is to do. */
function Groups({ hits, groups, actions, text, go }: GroupsProps) {
  return (
    <>
      {hits.length > 0 ? (
        <Command.Group heading="Members and purchases" forceMount>
          {hits.map((hit) => (
            <Command.Item
              key={hit.path}
              value={`${hit.kind} ${hit.path}`}
              keywords={[text]}
              forceMount
              onSelect={() => go(hit.path)}
              className={item}
            >
              <HitIcon kind={hit.kind} />
              <span className="grow truncate">{hit.name}</span>
              <span className="truncate text-muted">{hit.detail}</span>
            </Command.Item>
          ))}
        </Command.Group>
      ) : null}
      <Command.Group heading="Pages">
        {groups.flatMap((group) =>
          group.items.map((page) => (
            <Command.Item
              key={page.path}
              value={page.label}
              keywords={[...page.keywords.split(" "), group.label ?? ""]}
              onSelect={() => go(page.path)}
              className={item}
            >
              <NavIcon name={page.icon} />
              <span className="grow">{page.label}</span>
              <span className="text-muted">{group.label}</span>
            </Command.Item>
          )),
        )}
      </Command.Group>
      <Command.Group heading="Things to do">
        {actions.map((action) => (
          <Command.Item
            key={action.path}
            value={action.label}
            keywords={action.keywords.split(" ")}
            onSelect={() => go(action.path)}
            className={item}
          >
            <NavIcon name={action.icon} />
            <span className="grow">{action.label}</span>
          </Command.Item>
        ))}
      </Command.Group>
    </>
  )
}
