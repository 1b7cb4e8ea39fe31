import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { PortalField, PortalForm } from "@/components/portal/portal-form"
import { codeFieldStyles, mainButton, quietButton } from "@/components/portal/styles"
import { Callout } from "@/components/ui/callout"
import { textLinkStyles } from "@/components/ui/text-link"
import { pendingSignIn } from "@/lib/core/auth/portal-cookie"
import { confirmCodeAction, resendCodeAction } from "@/lib/portal/actions"
import { codeMinutes } from "@/lib/portal/domain/member-code"
import { Frame } from "../frame"
import { type PortalParams, publicPage } from "../portal-page"

export const metadata: Metadata = { title: "Enter the code" }

export default async function CodePage({ params }: PortalParams) {
  const { merchant, program } = await params
  const page = await publicPage(merchant, program)
  const pending = await pendingSignIn(merchant, program)
  if (!pending) redirect(`${page.base}/sign-in`)
  return (
    <Frame page={page}>
      <h1 className="mt-4 text-2xl font-semibold tracking-tight">Look into your mail</h1>
      <p className="mt-1 mb-6 text-muted text-pretty">
        We wrote to <strong className="break-words text-ink">{pending.email}</strong>. The code in the mail holds for{" "}
        {codeMinutes} minutes.
      </p>
      {page.ctx.merchant.isDemo ? (
        <Callout tone="accent" title="This is a demo" className="mb-6">
          No mail goes out. Staff find the code under{" "}
          <a href={`/d/${merchant}/settings/mail`} className={textLinkStyles}>
            Settings, Mail outbox
          </a>
          .
        </Callout>
      ) : null}
      <PortalForm
        key={pending.codeId}
        action={confirmCodeAction.bind(null, merchant)}
        submit="Continue"
        submitClass={mainButton}
        hidden={{ program }}
      >
        <PortalField
          name="code"
          label="Six-digit code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          inputClass={codeFieldStyles}
          focused
        />
      </PortalForm>
      <PortalForm
        action={resendCodeAction.bind(null, merchant)}
        submit="Send a new code"
        submitClass={quietButton}
        done="A new code is on its way. Only the newest one counts here."
        hidden={{ program }}
        className="mt-3 grid gap-3 text-center"
      />
      <p className="mt-3 text-center text-sm text-muted">
        Wrong address?{" "}
        <a href={`${page.base}/${pending.join ? "join" : "sign-in"}`} className={textLinkStyles}>
          Change it
        </a>
      </p>
    </Frame>
  )
}
