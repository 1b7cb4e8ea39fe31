"use client"

import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { Time } from "@/components/ui/time"
import type { Role } from "@/lib/core/permissions"
import { RemoveStaffButton } from "./remove-staff-button"
import { RoleSelect } from "./role-select"

type StaffMember = { userId: string; name: string; email: string; role: Role; joinedAt: Date }
type StaffTableProps = { merchantSlug: string; timeZone: string; staff: readonly StaffMember[]; me: string }

export function StaffTable({ merchantSlug, timeZone, staff, me }: StaffTableProps) {
  const owners = staff.filter(({ role }) => role === "owner").length
  return (
    <Table caption="Staff">
      <TableHead>
        <TableRow>
          <TableHeader>Person</TableHeader>
          <TableHeader>Role</TableHeader>
          <TableHeader>Since</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {staff.map((person) => {
          const lastOwner = person.role === "owner" && owners === 1
          return (
            <TableRow key={person.userId}>
              <TableCell>
                <div className="flex min-w-48 items-center gap-3">
                  <Avatar name={person.name} />
                  <div className="min-w-0">
                    <p className="flex items-center gap-2 font-semibold">
                      {person.name}
                      {person.userId === me ? <Badge>You</Badge> : null}
                    </p>
                    <p className="text-muted">{person.email}</p>
                  </div>
                </div>
              </TableCell>
              <TableCell>
                <RoleSelect merchantSlug={merchantSlug} person={person} disabled={lastOwner} />
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <Time instant={person.joinedAt} timeZone={timeZone} />
              </TableCell>
              <TableCell className="text-end">
                {lastOwner ? (
                  <span className="text-xs text-muted">The only owner</span>
                ) : (
                  <RemoveStaffButton merchantSlug={merchantSlug} person={person} isMe={person.userId === me} />
                )}
              </TableCell>
            </TableRow>
          )
        })}
      </TableBody>
    </Table>
  )
}
