"use client"

import { Download } from "lucide-react"
import { buttonStyles } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import { ImportProgramDialog } from "./import-program-dialog"

type ProgramFileCardProps = {
  merchantSlug: string
  /** Absent where there is none yet. */
  programId?: string
  canImport: boolean
}

/** The program as a file: to keep, to send to somebody, to begin another with. */
export function ProgramFileCard({ merchantSlug, programId, canImport }: ProgramFileCardProps) {
  return (
    <Card className={cn("mt-6", programId ? "xl:max-w-[calc(100%-21.5rem)]" : "max-w-3xl")}>
      <CardHeader
        title="Program as a file"
        description="Rules, tiers, benefits and rewards as JSON. What is imported becomes a draft: members see nothing of it until you publish."
        className="mb-4"
      />
      <div className="flex flex-wrap gap-2">
        {programId ? (
          <a
            className={buttonStyles({ variant: "secondary" })}
            href={`/d/${merchantSlug}/program/file?program=${programId}`}
            download
          >
            <Download aria-hidden />
            Export
          </a>
        ) : null}
        {canImport ? <ImportProgramDialog merchantSlug={merchantSlug} /> : null}
      </div>
    </Card>
  )
}
