import { FlaskConical } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { TextLink } from "@/components/ui/text-link"
import { Day, Time } from "@/components/ui/time"
import type { SimulationSummary } from "@/lib/simulations/steps/read-simulation"

const states: Record<string, { label: string; tone: "good" | "warning" | "bad" | "neutral" }> = {
  queued: { label: "Waiting", tone: "neutral" },
  running: { label: "Running", tone: "neutral" },
  done: { label: "Done", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  cancelled: { label: "Cancelled", tone: "warning" },
}

interface SimulationListProps {
  merchantSlug: string
  timeZone: string
  simulations: readonly SimulationSummary[]
  canStart: boolean
}

/** The backtests that were run, the newest first. */
export function SimulationList({ merchantSlug, timeZone, simulations, canStart }: SimulationListProps) {
  if (simulations.length === 0) {
    const start = <ButtonLink href={`/d/${merchantSlug}/simulations/new`}>Run a first backtest</ButtonLink>
    return (
      <EmptyState icon={<FlaskConical aria-hidden />} title="No backtest yet" {...(canStart ? { action: start } : {})}>
        A backtest plays a program over what your customers really bought: what it would have cost, who would have
        reached a reward, who gains and who loses. Members notice nothing of it.
      </EmptyState>
    )
  }
  return (
    <Table caption="Backtests">
      <TableHead>
        <TableRow>
          <TableHeader>Programs</TableHeader>
          <TableHeader>State</TableHeader>
          <TableHeader>Days</TableHeader>
          <TableHeader>Run</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {simulations.map(({ id, name, from, to, createdAt, job, rerunOf }) => (
          <TableRow key={id}>
            <TableCell className="min-w-44">
              <TextLink href={`/d/${merchantSlug}/simulations/${id}`}>{name}</TextLink>
              {rerunOf ? <span className="text-muted">, run again</span> : null}
            </TableCell>
            <TableCell>
              <Badge tone={states[job.status]?.tone ?? "neutral"}>{states[job.status]?.label ?? job.status}</Badge>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <Day day={from} /> to <Day day={to} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <Time instant={createdAt} timeZone={timeZone} format="minute" />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
