"use client"

import { LogOut } from "lucide-react"
import { useTransition } from "react"
import { Avatar } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { Popover } from "@/components/ui/popover"
import type { ShellUser } from "./shell-types"
import { ThemeSwitch } from "./theme-switch"

type UserMenuProps = { user: ShellUser; signOut: () => Promise<void> }

export function UserMenu({ user, signOut }: UserMenuProps) {
  const [pending, startTransition] = useTransition()
  return (
    <Popover
      align="end"
      label="Your account"
      trigger={
        <button type="button" aria-label={`Your account, ${user.name}`} className="rounded-full">
          <Avatar name={user.name} />
        </button>
      }
    >
      <div className="grid gap-4">
        <div className="min-w-0">
          <p className="truncate font-semibold">{user.name}</p>
          <p className="truncate text-muted">{user.email}</p>
          {user.role ? <p className="text-muted">{user.role}</p> : null}
        </div>
        <ThemeSwitch />
        <Button icon={<LogOut aria-hidden />} loading={pending} onClick={() => startTransition(signOut)}>
          Sign out
        </Button>
      </div>
    </Popover>
  )
}
