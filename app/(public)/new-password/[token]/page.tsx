import type { Metadata } from "next"
import { PublicFrame } from "@/components/layout/public-frame"
import { NewPasswordForm } from "@/components/merchants/new-password-form"

export const metadata: Metadata = { title: "Set a new password", referrer: "no-referrer" }

interface NewPasswordProps {
  params: Promise<{ token: string }>
}

export default async function NewPasswordPage({ params }: NewPasswordProps) {
  const { token } = await params
  return (
    <PublicFrame title="Set a new password" description="Every device that is signed in to your account is signed out.">
      <NewPasswordForm token={token} />
    </PublicFrame>
  )
}
