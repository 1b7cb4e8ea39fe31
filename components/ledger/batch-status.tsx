import { Badge, type Tone } from "@/components/ui/badge"

const states: Record<string, { label: string; tone: Tone }> = {
  waiting: { label: "Waits for a second person", tone: "warning" },
  running: { label: "Running", tone: "neutral" },
  done: { label: "Done", tone: "good" },
  refused: { label: "Refused", tone: "bad" },
  failed: { label: "Failed", tone: "bad" },
  cancelled: { label: "Taken back", tone: "neutral" },
}

export function BatchStatus({ status }: { status: string }) {
  return <Badge tone={states[status]?.tone ?? "neutral"}>{states[status]?.label ?? status}</Badge>
}
