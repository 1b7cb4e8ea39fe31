import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { PublicFrame } from "@/components/layout/public-frame"
import { SignOutButton } from "@/components/merchants/sign-out-button"
import { currentStaff } from "@/lib/core/auth/staff-session"
import { hasMerchant } from "@/lib/merchants/queries/has-merchant"

export const metadata: Metadata = { title: "Regulars" }

export default async function RootPage() {
  const staff = await currentStaff()
  if (!staff) redirect((await hasMerchant()) ? "/sign-in" : "/start")
  const [first] = staff.merchants
  if (first) redirect(`/d/${first.slug}`)
  return (
    <PublicFrame
      title="No merchant yet"
      description={`You are signed in as ${staff.email}, who works for no merchant here. Ask an owner to invite you.`}
    >
      <SignOutButton />
    </PublicFrame>
  )
}
