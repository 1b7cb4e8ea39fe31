import { Badge, type Tone } from "@/components/ui/badge"

const words: Record<string, { tone: Tone; label: string }> = {
  queued: { tone: "neutral", label: "On its way" },
  sent: { tone: "good", label: "Sent" },
  failed: { tone: "bad", label: "Failed" },
  held: { tone: "warning", label: "Held here" },
}

export function MailStatusBadge({ status }: { status: string }) {
  const { tone, label } = words[status] ?? { tone: "neutral" as const, label: status }
  return <Badge tone={tone}>{label}</Badge>
}
