import { notFound, redirect } from "next/navigation"
import { VersionComparison } from "@/components/programs/version-comparison"
import { VersionList } from "@/components/programs/version-list"
import { ButtonLink } from "@/components/ui/button"
import { PageHeader } from "@/components/ui/page-header"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import { isUuid } from "@/lib/core/id"
import { compareVersions } from "@/lib/programs/queries/compare-versions"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import { listVersions } from "@/lib/programs/queries/list-versions"

export const metadata = { title: "Versions" }

interface VersionsPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ program?: string; from?: string; to?: string }>
}

const isVersionName = (name: string | undefined): name is string =>
  name === "live" || name === "draft" || (name !== undefined && isUuid(name))

export default async function VersionsPage({ params, searchParams }: VersionsPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "programs:read")
  const asked = await searchParams
  const programId = asked.program ?? ""
  if (asked.program === undefined) redirect(`/d/${ctx.merchant.slug}/program`)
  if (!isUuid(programId)) notFound()
  const program = await orNotFound(getProgramOrThrow(ctx, { programId }))
  if (program.versions.length === 0) notFound()
  const versions = await listVersions(ctx, { programId })
  const from = isVersionName(asked.from) ? asked.from : "live"
  const to = isVersionName(asked.to) ? asked.to : "draft"
  const comparison = await orNotFound(compareVersions(ctx, { programId, from, to }))
  const { slug, timeZone } = ctx.merchant
  return (
    <>
      <PageHeader
        title="Versions"
        back={{ href: `/d/${slug}/program?program=${programId}`, label: program.name }}
        description="Everything that ever held, and what is to come. Nothing here is ever changed or deleted."
        action={
          <ButtonLink href={`/about/${slug}/${program.slug}`} variant="secondary">
            Public page
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        <VersionList
          merchantSlug={slug}
          timeZone={timeZone}
          programId={programId}
          revision={program.revision}
          versions={versions}
          canPublish={ctx.permissions.has("programs:publish")}
        />
        <VersionComparison
          key={`${from} ${to}`}
          programId={programId}
          versions={versions}
          from={from}
          to={to}
          comparison={comparison}
          timeZone={timeZone}
        />
      </div>
    </>
  )
}
