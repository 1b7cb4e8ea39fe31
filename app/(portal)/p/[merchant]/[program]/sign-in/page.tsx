import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { PortalField, PortalForm } from "@/components/portal/portal-form"
import { fieldStyles, mainButton } from "@/components/portal/styles"
import { textLinkStyles } from "@/components/ui/text-link"
import { portalCtx } from "@/lib/core/auth/portal-session"
import { signInAction } from "@/lib/portal/actions"
import { Frame } from "../frame"
import { type PortalParams, publicPage } from "../portal-page"

export const metadata: Metadata = { title: "Sign in" }

export default async function MemberSignInPage({ params }: PortalParams) {
  const { merchant, program } = await params
  const page = await publicPage(merchant, program)
  if (await portalCtx(merchant, program)) redirect(page.base)
  return (
    <Frame page={page}>
      <h1 className="mt-4 text-2xl font-semibold tracking-tight">Welcome back</h1>
      <p className="mt-1 mb-6 text-muted text-pretty">Tell us your e-mail address, and we mail you a code.</p>
      <PortalForm
        action={signInAction.bind(null, merchant)}
        submit="Send me the code"
        submitClass={mainButton}
        hidden={{ program }}
      >
        <PortalField
          name="email"
          label="E-mail"
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          inputClass={fieldStyles}
          focused
        />
      </PortalForm>
      <p className="mt-6 text-center text-sm text-muted">
        Not a member yet?{" "}
        <a href={`${page.base}/join`} className={textLinkStyles}>
          Join
        </a>
      </p>
    </Frame>
  )
}
