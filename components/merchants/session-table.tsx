"use client"

import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { Time } from "@/components/ui/time"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { revokeSessionAction } from "@/lib/merchants/actions"

type Session = { id: string; device: string; signedInAt: Date; expiresAt: Date; current: boolean }
type SessionTableProps = { merchantSlug: string; timeZone: string; sessions: readonly Session[] }

/** The devices that are signed in to one's own account. */
export function SessionTable({ merchantSlug, timeZone, sessions }: SessionTableProps) {
  const { send, errors, busy } = useActionForm(revokeSessionAction.bind(null, merchantSlug), () => {
    toast.success("Signed out there")
  })
  return (
    <div className="grid gap-3">
      <Table caption="Where you are signed in" showCaption>
        <TableHead>
          <TableRow>
            <TableHeader>Device</TableHeader>
            <TableHeader>Signed in</TableHeader>
            <TableHeader>Until</TableHeader>
            <TableHeader>
              <span className="sr-only">Actions</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {sessions.map((session) => (
            <TableRow key={session.id}>
              <TableCell>{session.device}</TableCell>
              <TableCell className="whitespace-nowrap">
                <Time instant={session.signedInAt} timeZone={timeZone} format="minute" />
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <Time instant={session.expiresAt} timeZone={timeZone} />
              </TableCell>
              <TableCell className="text-end">
                {session.current ? (
                  <Badge tone="good">This device</Badge>
                ) : (
                  <Button size="sm" variant="ghost" disabled={busy} onClick={() => send({ sessionId: session.id })}>
                    Sign out<span className="sr-only"> {session.device}</span>
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {errors[0] ? <p className="text-sm text-bad">{errors[0].message}</p> : null}
    </div>
  )
}
