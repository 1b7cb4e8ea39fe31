"use client"

import "./globals.css"
import ErrorPage from "./error"

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void }

// Stands in for the root layout when that itself fails.
export default function GlobalError(props: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown</title>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
