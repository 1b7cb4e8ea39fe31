import { notFound } from "next/navigation"
import { ChangesList } from "@/components/programs/changes-list"
import { RestoreForm } from "@/components/programs/restore-form"
import { ProgramWords } from "@/components/programs/version-comparison"
import { canComeBack, VersionStateBadge } from "@/components/programs/version-state"
import { Card, CardHeader } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import { isUuid } from "@/lib/core/id"
import { compareVersions } from "@/lib/programs/queries/compare-versions"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import { listVersions } from "@/lib/programs/queries/list-versions"
import { compareChange } from "../../ask-draft"

export const metadata = { title: "Version" }

interface VersionPageProps {
  params: Promise<{ merchant: string; version: string }>
  searchParams: Promise<{ program?: string }>
}

export default async function VersionPage({ params, searchParams }: VersionPageProps) {
  const { merchant: slug, version: versionId } = await params
  const ctx = await staffPageCtx(slug, "metrics:read")
  const programId = (await searchParams).program ?? ""
  if (!isUuid(programId) || !isUuid(versionId)) notFound()
  const program = await orNotFound(getProgramOrThrow(ctx, { programId }))
  const version = (await listVersions(ctx, { programId })).find(({ id }) => id === versionId) ?? notFound()
  const comparison = await orNotFound(compareVersions(ctx, { programId, from: "live", to: versionId }))
  const { timeZone } = ctx.merchant
  const back = canComeBack(version.state) && ctx.permissions.has("programs:publish")
  return (
    <>
      <PageHeader
        title={`Version ${version.number}`}
        back={{ href: `/d/${slug}/program/versions?program=${programId}`, label: `All versions of ${program.name}` }}
        description={version.note ?? undefined}
        badge={<VersionStateBadge state={version.state} />}
      />
      <div className="grid gap-6">
        <Card>
          <CardHeader title="In words" description="What this version says." />
          <ProgramWords version={comparison.to} timeZone={timeZone} />
        </Card>
        {version.changes.length > 0 ? (
          <Card>
            <CardHeader title="What it changed" description="Against what held, or would have held, before it." />
            <ChangesList changes={version.changes} />
          </Card>
        ) : null}
        {back ? (
          <RestoreForm
            merchant={{ slug, timeZone }}
            program={{ id: program.id, revision: program.revision }}
            version={{ id: version.id, number: version.number }}
            live={comparison.from.definition}
            target={comparison.to.definition}
            changes={comparison.changes}
            hasUnpublishedChanges={program.hasUnpublishedChanges}
            compare={compareChange.bind(null, slug)}
          />
        ) : null}
      </div>
    </>
  )
}
