import type { ReactNode } from "react"
import { accentStyle } from "@/components/ui/accent"
import { Brand } from "./brand"
import { MAIN_ID, SkipLink } from "./skip-link"

type PublicFrameProps = {
  title: ReactNode
  description?: ReactNode
  /** Whose page it is; absent for Regulars' own. */
  merchant?: { name: string; accent?: string | null; logoUrl?: string | null }
  footer?: ReactNode
  children: ReactNode
  /** A page with more than a short form. */
  wide?: boolean
}

/** Pages before sign-in: sign in, join, answer a survey. Server-rendered, without a script of its own. */
export function PublicFrame({ title, description, merchant, footer, children, wide }: PublicFrameProps) {
  return (
    <div
      data-accent
      style={merchant?.accent ? accentStyle(merchant.accent) : undefined}
      className="flex min-h-dvh flex-col"
    >
      <SkipLink />
      <main
        id={MAIN_ID}
        className={`mx-auto flex w-full grow flex-col justify-center gap-6 px-4 py-10 text-base ${wide ? "max-w-2xl" : "max-w-md"}`}
      >
        {merchant ? <p className="text-xl font-semibold tracking-tight">{merchant.name}</p> : <Brand />}
        <div className="grid gap-6 rounded-card border border-line bg-surface p-6 sm:p-8">
          <header className="grid gap-1.5">
            <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
            {description ? <p className="text-muted text-pretty">{description}</p> : null}
          </header>
          {children}
        </div>
        {footer ? <footer className="text-sm text-muted">{footer}</footer> : null}
      </main>
    </div>
  )
}
