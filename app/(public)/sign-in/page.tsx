import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { PublicFrame } from "@/components/layout/public-frame"
import { SignInForm } from "@/components/merchants/sign-in-form"
import { TextLink } from "@/components/ui/text-link"
import { safeNext } from "@/lib/core/auth/safe-next"
import { currentStaff } from "@/lib/core/auth/staff-session"
import { hasMerchant } from "@/lib/merchants/queries/has-merchant"

export const metadata: Metadata = { title: "Sign in" }

interface SignInProps {
  searchParams: Promise<{ next?: string | string[] }>
}

export default async function SignInPage({ searchParams }: SignInProps) {
  const next = safeNext((await searchParams).next)
  if (await currentStaff()) redirect(next)
  if (!(await hasMerchant())) redirect("/start")
  return (
    <PublicFrame
      title="Sign in"
      description="For the people who run the program."
      footer={
        <p>
          <TextLink href="/forgotten-password">Set a new password</TextLink> if you have forgotten yours. Members sign
          in on their program's own page.
        </p>
      }
    >
      <SignInForm next={next} />
    </PublicFrame>
  )
}
