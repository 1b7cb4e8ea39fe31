import type { Metadata } from "next"
import { PublicFrame } from "@/components/layout/public-frame"
import { AcceptInvitationForm, JoinMerchantForm } from "@/components/merchants/invitation-forms"
import { SignOutButton } from "@/components/merchants/sign-out-button"
import { ButtonLink } from "@/components/ui/button"
import { merchantBySlug } from "@/lib/core/auth/merchant-facts"
import { currentStaff } from "@/lib/core/auth/staff-session"
import { publicCtx } from "@/lib/core/ctx"
import { roleWords } from "@/lib/merchants/domain/role-words"
import { splitToken } from "@/lib/merchants/domain/token"
import { getInvitation } from "@/lib/merchants/queries/get-invitation"

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" }

interface InvitationPageProps {
  params: Promise<{ token: string }>
}

function Ended() {
  return (
    <PublicFrame
      title="This invitation does not work"
      description="It was used, withdrawn or has expired. Ask whoever invited you for a new one."
    >
      <ButtonLink href="/sign-in" size="lg">
        Sign in
      </ButtonLink>
    </PublicFrame>
  )
}

export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params
  const merchant = await merchantBySlug(splitToken(token)?.merchantSlug ?? "")
  const invitation = merchant && (await getInvitation(publicCtx(merchant), token))
  if (!invitation) return <Ended />
  const { email, role, accountId } = invitation
  const staff = await currentStaff()
  const given = { merchantSlug: merchant.slug, merchantName: merchant.name, token }
  return (
    <PublicFrame
      merchant={merchant}
      title={`Work with ${merchant.name}`}
      description={`You are invited as ${roleWords[role].name.toLowerCase()}. ${roleWords[role].purpose}`}
    >
      {!accountId ? <AcceptInvitationForm {...given} email={email} /> : null}
      {accountId && staff?.userId === accountId ? <JoinMerchantForm {...given} /> : null}
      {accountId && staff && staff.userId !== accountId ? <OtherAccount mine={staff.email} invited={email} /> : null}
      {accountId && !staff ? (
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/invitation/${token}`)}`} variant="primary" size="lg">
          Sign in as {email} to join
        </ButtonLink>
      ) : null}
    </PublicFrame>
  )
}

function OtherAccount({ mine, invited }: { mine: string; invited: string }) {
  return (
    <div className="grid gap-4">
      <p>
        You are signed in as {mine}, but the invitation is for {invited}. Sign out, sign in as {invited} and open the
        link again.
      </p>
      <SignOutButton />
    </div>
  )
}
