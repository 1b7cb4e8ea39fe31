import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { MailStatusBadge } from "./mail-status-badge"

type Mail = { id: string; toAddress: string; subject: string; status: string; createdAt: Date }
type MailTableProps = { base: string; timeZone: string; mails: readonly Mail[] }

export function MailTable({ base, timeZone, mails }: MailTableProps) {
  return (
    <Table caption="Messages">
      <TableHead>
        <TableRow>
          <TableHeader>Subject</TableHeader>
          <TableHeader>To</TableHeader>
          <TableHeader>Written</TableHeader>
          <TableHeader>State</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {mails.map((mail) => (
          <TableRow key={mail.id}>
            <TableCell className="min-w-48">
              <TextLink href={`${base}/${mail.id}`}>{mail.subject}</TextLink>
            </TableCell>
            <TableCell>{mail.toAddress}</TableCell>
            <TableCell className="whitespace-nowrap">
              <Time instant={mail.createdAt} timeZone={timeZone} format="minute" />
            </TableCell>
            <TableCell>
              <MailStatusBadge status={mail.status} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
