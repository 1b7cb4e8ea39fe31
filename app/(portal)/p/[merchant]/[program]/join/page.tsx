import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { Invited } from "@/components/portal/invited"
import { PortalField, PortalForm } from "@/components/portal/portal-form"
import { fieldStyles, mainButton } from "@/components/portal/styles"
import { textLinkStyles } from "@/components/ui/text-link"
import { portalCtx } from "@/lib/core/auth/portal-session"
import { joinAction } from "@/lib/portal/actions"
import { getInviter } from "@/lib/portal/queries/get-inviter"
import { Frame } from "../frame"
import { type InvitedParams, type PortalParams, publicPage } from "../portal-page"

export const metadata: Metadata = { title: "Join" }

export default async function JoinPage({ params, searchParams }: PortalParams & InvitedParams) {
  const { merchant, program } = await params
  const page = await publicPage(merchant, program)
  if (await portalCtx(merchant, program)) redirect(page.base)
  const code = (await searchParams).ref
  const inviter = await getInviter(page.ctx, { programId: page.program.id, code })
  return (
    <Frame page={page}>
      <h1 className="mt-4 text-2xl font-semibold tracking-tight">Join {page.program.name}</h1>
      <p className="mt-1 mb-6 text-muted text-pretty">
        We mail you a code to make sure that the address is yours. There is no password to remember.
      </p>
      {inviter ? <Invited definition={page.program.definition} by={inviter.firstName} /> : null}
      <PortalForm
        action={joinAction.bind(null, merchant)}
        submit="Send me the code"
        submitClass={mainButton}
        hidden={{ program, ...(inviter ? { referralCode: String(code) } : {}) }}
      >
        <PortalField
          name="firstName"
          label="First name"
          autoComplete="given-name"
          maxLength={80}
          inputClass={fieldStyles}
        />
        <PortalField
          name="email"
          label="E-mail"
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          inputClass={fieldStyles}
        />
        <label className="flex min-h-11 items-start gap-3">
          <input type="checkbox" name="emailConsent" className="mt-0.5 size-6 shrink-0 accent-accent" />
          <span>
            Send me news and offers by e-mail.
            <span className="block text-sm text-muted">If you like. You can change this at any time.</span>
          </span>
        </label>
      </PortalForm>
      <p className="mt-6 text-center text-sm text-muted">
        A member already?{" "}
        <a href={`${page.base}/sign-in`} className={textLinkStyles}>
          Sign in
        </a>
      </p>
    </Frame>
  )
}
