"use client"

import { PublicFrame } from "@/components/layout/public-frame"
import { Button } from "@/components/ui/button"

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <PublicFrame
      title="This page could not be shown"
      description="Something failed on our side, and it has been written to the log. Nothing you entered elsewhere is lost."
      footer={error.digest ? `If you ask for help, give this number: ${error.digest}` : undefined}
    >
      <Button variant="primary" size="lg" onClick={reset}>
        Try again
      </Button>
    </PublicFrame>
  )
}
