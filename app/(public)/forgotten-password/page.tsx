import type { Metadata } from "next"
import { PublicFrame } from "@/components/layout/public-frame"
import { ForgottenPasswordForm } from "@/components/merchants/forgotten-password-form"
import { TextLink } from "@/components/ui/text-link"
import { env } from "@/lib/core/env"

export const metadata: Metadata = { title: "Set a new password" }

export default function ForgottenPasswordPage() {
  return (
    <PublicFrame
      title="Set a new password"
      description="Say which e-mail address you sign in with. A link to set a new password is sent there."
      footer={
        <p>
          You remember it after all? <TextLink href="/sign-in">Sign in</TextLink>
        </p>
      }
    >
      <ForgottenPasswordForm hasServer={env().SMTP_URL !== undefined} />
    </PublicFrame>
  )
}
