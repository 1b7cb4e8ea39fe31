"use client"

import { useRouter } from "next/navigation"
import { useTransition } from "react"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { Time } from "@/components/ui/time"
import { toast } from "@/components/ui/toast"
import { answerErrors } from "@/components/ui/use-action-form"
import type { Role } from "@/lib/core/permissions"
import { resendInvitationAction, withdrawInvitationAction } from "@/lib/merchants/actions"
import { roleWords } from "@/lib/merchants/domain/role-words"

type Invitation = { id: string; email: string; role: Role; expiresAt: Date; expired: boolean }
type InvitationTableProps = { merchantSlug: string; timeZone: string; invitations: readonly Invitation[] }

export function InvitationTable({ merchantSlug, timeZone, invitations }: InvitationTableProps) {
  return (
    <Table caption="Invitations not yet accepted" showCaption>
      <TableHead>
        <TableRow>
          <TableHeader>E-mail</TableHeader>
          <TableHeader>Role</TableHeader>
          <TableHeader>Works until</TableHeader>
          <TableHeader>
            <span className="sr-only">Actions</span>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {invitations.map((invitation) => (
          <TableRow key={invitation.id}>
            <TableCell>{invitation.email}</TableCell>
            <TableCell>{roleWords[invitation.role].name}</TableCell>
            <TableCell className="whitespace-nowrap">
              {invitation.expired ? (
                <Badge tone="warning">Expired</Badge>
              ) : (
                <Time instant={invitation.expiresAt} timeZone={timeZone} format="minute" />
              )}
            </TableCell>
            <TableCell>
              <InvitationButtons merchantSlug={merchantSlug} invitation={invitation} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function InvitationButtons({ merchantSlug, invitation }: { merchantSlug: string; invitation: Invitation }) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const input = { invitationId: invitation.id }

  async function tell(answer: Parameters<typeof answerErrors>[0], success: string): Promise<boolean> {
    const [error] = answerErrors(answer)
    if (error) toast.error(error.message)
    else toast.success(success)
    router.refresh()
    return !error
  }

  return (
    <div className="flex justify-end gap-1">
      <Button
        size="sm"
        variant="ghost"
        loading={pending}
        onClick={() =>
          startTransition(async () => {
            await tell(await resendInvitationAction(merchantSlug, input), `New link for ${invitation.email}`)
          })
        }
      >
        Send again
      </Button>
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="ghost">
            Withdraw
          </Button>
        }
        title="Withdraw this invitation?"
        description={`The link that ${invitation.email} got stops working. You can invite them again.`}
        confirmLabel="Withdraw invitation"
        onConfirm={async () => tell(await withdrawInvitationAction(merchantSlug, input), "Invitation withdrawn")}
      />
    </div>
  )
}
