import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Time } from "@/components/ui/time"
import { formatInteger } from "@/lib/core/points"
import type { ListedVersion } from "@/lib/programs/queries/list-versions"
import { ChangesList } from "./changes-list"
import { canComeBack, VersionStateBadge } from "./version-state"
import { WithdrawButton } from "./withdraw-button"

type VersionListProps = {
  merchantSlug: string
  timeZone: string
  programId: string
  revision: number
  versions: readonly ListedVersion[]
  canPublish: boolean
}

/** Every version that was published, with who, when, why, and what it changed: none is ever changed itself. */
export function VersionList({ merchantSlug, timeZone, programId, revision, versions, canPublish }: VersionListProps) {
  const base = `/d/${merchantSlug}/program/versions`
  return (
    <ol className="grid gap-4">
      {versions.map((version) => (
        <li key={version.id} className="grid gap-3 rounded-card border border-line bg-surface p-4 sm:p-6">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="grid min-w-0 gap-1">
              <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold">
                Version {version.number}
                <VersionStateBadge state={version.state} />
                {version.restoresNumber === null ? null : <Badge>Brings back {version.restoresNumber}</Badge>}
              </h2>
              <p className="text-sm text-muted">
                <Dates version={version} timeZone={timeZone} />
              </p>
            </div>
            <span className="flex flex-wrap gap-2">
              <ButtonLink size="sm" variant="secondary" href={`${base}/${version.id}?program=${programId}`}>
                {canPublish && canComeBack(version.state) ? "Look at it or bring it back" : "Look at it"}
              </ButtonLink>
              {canPublish && version.state === "scheduled" ? (
                <WithdrawButton
                  merchantSlug={merchantSlug}
                  programId={programId}
                  revision={revision}
                  versionId={version.id}
                  number={version.number}
                />
              ) : null}
            </span>
          </div>
          {version.note ? <p className="max-w-prose break-words">{version.note}</p> : null}
          {version.changes.length > 0 ? (
            <ChangesList changes={version.changes} />
          ) : (
            <p className="text-sm text-muted">
              {version.number === 1 ? "The first version." : "It changes nothing of what holds before it."}
            </p>
          )}
          {version.told > 0 ? (
            <p className="text-sm text-muted">{formatInteger(version.told)} notices to members were prepared.</p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Dates({ version, timeZone }: { version: ListedVersion; timeZone: string }) {
  const { effectiveFrom, publishedAt, publishedBy, state } = version
  const verb = state === "replaced" ? "Was to hold from" : "Holds from"
  return (
    <>
      {verb} {effectiveFrom ? <Time instant={effectiveFrom} timeZone={timeZone} format="minute" /> : "the beginning"}.
      Published <Time instant={publishedAt} timeZone={timeZone} format="minute" />
      {publishedBy ? ` by ${publishedBy}` : ""}.
    </>
  )
}
