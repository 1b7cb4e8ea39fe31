import type { Metadata, Viewport } from "next"
import type { ReactNode } from "react"
import { deriveAccent } from "@/components/ui/accent"
import { publicPage } from "./portal-page"

interface PortalLayoutProps {
  params: Promise<{ merchant: string; program: string }>
  children: ReactNode
}

export async function generateMetadata({ params }: PortalLayoutProps): Promise<Metadata> {
  const { merchant, program: slug } = await params
  const { program, ctx, base } = await publicPage(merchant, slug)
  return {
    title: { default: program.name, template: `%s · ${program.name}` },
    description: `The loyalty program of ${ctx.merchant.name}.`,
    manifest: `${base}/manifest.webmanifest`,
    appleWebApp: { capable: true, title: program.name, statusBarStyle: "default" },
    icons: { icon: `${base}/icon/192`, apple: `${base}/icon/192` },
    robots: { index: false },
  }
}

export async function generateViewport({ params }: PortalLayoutProps): Promise<Viewport> {
  const { merchant, program } = await params
  const { ctx } = await publicPage(merchant, program)
  return { themeColor: deriveAccent(ctx.merchant.accent, "light").fill, viewportFit: "cover" }
}

export default function PortalLayout({ children }: PortalLayoutProps) {
  return children
}
