import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { Time } from "@/components/ui/time"
import type { VersionView } from "@/lib/programs/steps/read-program"
import { VersionStateBadge } from "./version-state"

type VersionsCardProps = { versions: readonly VersionView[]; timeZone: string; href: string }

/** How many of the latest versions the designer shows; the page of versions has all. */
const shown = 4

/** The versions that were published last: none is ever changed. */
export function VersionsCard({ versions, timeZone, href }: VersionsCardProps) {
  return (
    <Card id="versions" className="scroll-mt-16">
      <CardHeader
        title="Versions"
        description="Each purchase is judged by the version that held when it was made."
        action={
          <ButtonLink href={href} variant="secondary" size="sm">
            Compare and roll back
          </ButtonLink>
        }
      />
      <ol className="grid divide-y divide-line">
        {versions.slice(0, shown).map(({ id, number, effectiveFrom, publishedAt, state, restoresNumber }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
            <span className="flex flex-wrap items-center gap-2 font-semibold">
              Version {number}
              <VersionStateBadge state={state} />
              {restoresNumber === null ? null : <Badge>Brings back {restoresNumber}</Badge>}
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
