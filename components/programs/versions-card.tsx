import { Badge } from "@/components/ui/badge"
import { Card, CardHeader } from "@/components/ui/card"
import { Time } from "@/components/ui/time"

export type Version = { id: string; number: number; effectiveFrom: string | null; publishedAt: string }

type VersionsCardProps = { versions: readonly Version[]; timeZone: string; now: string }

/** Every version that was published: none is ever changed. */
export function VersionsCard({ versions, timeZone, now }: VersionsCardProps) {
  const inForce = versions.find(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= now)
  return (
    <Card id="versions" className="scroll-mt-16">
      <CardHeader title="Versions" description="Each purchase is judged by the version that held when it was made." />
      <ol className="grid divide-y divide-line">
        {versions.map(({ id, number, effectiveFrom, publishedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
            <span className="flex items-center gap-2 font-semibold">
              Version {number}
              {id === inForce?.id ? <Badge tone="good">In force</Badge> : null}
              {effectiveFrom && effectiveFrom > now ? <Badge tone="neutral">To come</Badge> : null}
            </span>
            <span className="text-muted">
              {effectiveFrom ? (
                <>
                  holds from <Time instant={effectiveFrom} timeZone={timeZone} format="minute" />
                </>
              ) : (
                "holds from the beginning"
              )}
              , published <Time instant={publishedAt} timeZone={timeZone} format="day" />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
