import { Callout } from "@/components/ui/callout"
import { CodeBlock } from "@/components/ui/code-block"

/** Says that mail stays here, and how to change that. */
export function MailServerNote() {
  return (
    <Callout tone="warning" title="No mail server is set: messages are held here">
      <div className="grid gap-2">
        <p>
          Nothing leaves this server. Open a message to read it and hand its link on. To send mail, set the address of
          an SMTP server and start Regulars again; what was held until then can be sent from here.
        </p>
        <CodeBlock
          label="settings"
          code={
            "SMTP_URL=smtp://user:password@mail.example.com:587\nMAIL_FROM='Blue Door Coffee <hello@example.com>'\nAPP_URL=https://loyalty.example.com"
          }
        />
      </div>
    </Callout>
  )
}
