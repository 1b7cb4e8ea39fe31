"use client"

import { Download } from "lucide-react"
import { useRouter } from "next/navigation"
import { buttonStyles } from "@/components/ui/button"
import { Select } from "@/components/ui/select"

type AuditFilterProps = { base: string; actions: readonly string[]; action?: string; exportHref: string }

export function AuditFilter({ base, actions, action, exportHref }: AuditFilterProps) {
  const router = useRouter()
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <Select
        aria-label="Show only one action"
        className="w-64"
        placeholder="Every action"
        options={actions.map((value) => ({ value, label: value }))}
        value={action ?? ""}
        onChange={(event) => router.push(event.target.value ? `${base}?action=${event.target.value}` : base)}
      />
      <a href={exportHref} download className={buttonStyles()}>
        <Download aria-hidden />
        Download CSV
      </a>
    </div>
  )
}
