import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { TextLink } from "@/components/ui/text-link"
import { staffPageCtx } from "@/lib/core/auth/page"
import { listDefinitions } from "@/lib/metrics/queries/list-definitions"

export const metadata = { title: "Definitions" }

const kinds = { flow: "Sums over days", stock: "As of a day's end", ratio: "Ratio of sums" } as const

export default async function DefinitionsPage({ params }: { params: Promise<{ merchant: string }> }) {
  const ctx = await staffPageCtx((await params).merchant, "metrics:read")
  const { slug } = ctx.merchant
  const { data } = await listDefinitions(ctx)
  return (
    <>
      <PageHeader
        title="Definitions"
        description="What each figure means and how it is reckoned. Days are those of your time zone."
        back={{ href: `/d/${slug}/metrics`, label: "Metrics" }}
      />
      <div className="grid gap-4 lg:grid-cols-2">
        {data.map(({ key, title, question, kind, formula, definition }) => (
          <Card key={key} id={key} className="scroll-mt-6 target:border-accent-ink">
            <div className="flex flex-wrap items-start justify-between gap-2">
              <h2 className="text-base font-semibold">{title}</h2>
              <Badge tone="neutral">{kinds[kind]}</Badge>
            </div>
            <p className="text-sm text-muted">{question}</p>
            <p className="mt-3 text-sm">
              <span className="font-semibold">Formula: </span>
              {formula}
            </p>
            <p className="mt-1 text-sm">{definition}</p>
            <p className="mt-3 text-sm">
              <TextLink href={`/d/${slug}/metrics/${key}`}>See {title}</TextLink>
            </p>
          </Card>
        ))}
      </div>
    </>
  )
}
