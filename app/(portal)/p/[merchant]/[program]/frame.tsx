import { QrCode } from "lucide-react"
import type { ReactNode } from "react"
import { PortalFrame, type PortalTab } from "@/components/layout/portal-frame"
import { smallButton } from "@/components/portal/styles"
import type { PortalPage } from "./portal-page"

interface FrameProps {
  page: PortalPage
  /** Absent before sign-in. */
  current?: PortalTab
  /** On the card's own page there is no way to the card. */
  withoutCard?: boolean
  children: ReactNode
}

export function Frame({ page: { ctx, program, base }, current, withoutCard, children }: FrameProps) {
  const card =
    current && !withoutCard ? (
      <a href={`${base}/card`} className={smallButton}>
        <QrCode aria-hidden />
        Card
      </a>
    ) : null
  return (
    <PortalFrame merchant={ctx.merchant} program={program} current={current} action={card}>
      {children}
    </PortalFrame>
  )
}
