import { PublicFrame } from "@/components/layout/public-frame"
import { ButtonLink } from "@/components/ui/button"

export const metadata = { title: "Page not found" }

export default function NotFound() {
  return (
    <PublicFrame
      title="This page is not here"
      description="The address may be mistyped, or the page was moved, or you may not have access to it."
    >
      <ButtonLink href="/" variant="primary" size="lg">
        Go to the start
      </ButtonLink>
    </PublicFrame>
  )
}
