import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { CopyButton } from "@/components/ui/copy-button"
import { DefinitionList } from "@/components/ui/definition-list"
import { Time } from "@/components/ui/time"
import { MailStatusBadge } from "./mail-status-badge"
import { SendHeldMailButton } from "./send-held-mail-button"

type Mail = {
  id: string
  toAddress: string
  status: string
  createdAt: Date
  sentAt: Date | null
  text: string | null
}

type MailViewProps = { merchantSlug: string; timeZone: string; mail: Mail; maySend: boolean }

/** The addresses in a message, so that each can be copied. */
function linksIn(text: string): string[] {
  return text.match(/https?:\/\/\S+/g) ?? []
}

export function MailView({ merchantSlug, timeZone, mail, maySend }: MailViewProps) {
  const stuck = mail.status === "held" || mail.status === "failed"
  const items = [
    { term: "To", value: mail.toAddress },
    { term: "Written", value: <Time instant={mail.createdAt} timeZone={timeZone} format="minute" /> },
    ...(mail.sentAt
      ? [{ term: "Sent", value: <Time instant={mail.sentAt} timeZone={timeZone} format="minute" /> }]
      : []),
    { term: "State", value: <MailStatusBadge status={mail.status} /> },
  ]
  return (
    <div className="grid max-w-3xl gap-6">
      <Card>
        <DefinitionList items={items} />
      </Card>
      {stuck && maySend ? <SendHeldMailButton merchantSlug={merchantSlug} mailId={mail.id} /> : null}
      {mail.text === null ? (
        <Callout title="Not yours to read">
          This message lets its addressee into an account, so its text is shown to them alone.
        </Callout>
      ) : (
        <Card>
          <div className="whitespace-pre-wrap break-words text-base">{mail.text}</div>
          <div className="mt-4 flex flex-wrap gap-2 empty:hidden">
            {linksIn(mail.text).map((link) => (
              <CopyButton key={link} text={link} label="Copy the link" showLabel />
            ))}
          </div>
        </Card>
      )}
    </div>
  )
}
