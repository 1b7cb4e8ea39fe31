import { notFound } from "next/navigation"
import { nothingWords } from "@/components/members/activity-words"
import { WhyActivityDialog } from "@/components/members/why-activity-dialog"
import { EraseDialog } from "@/components/privacy/erase-dialog"
import { PurchaseAwards } from "@/components/purchases/purchase-awards"
import { PurchaseLines } from "@/components/purchases/purchase-lines"
import { PurchaseReturns } from "@/components/purchases/purchase-returns"
import { ReturnDialog } from "@/components/purchases/return-dialog"
import { customerName } from "@/components/segments/customer-name"
import { Card, CardHeader } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import type { Ctx } from "@/lib/core/ctx"
import { formatMoney } from "@/lib/core/money"
import { idText } from "@/lib/core/values"
import { getCustomer } from "@/lib/members/queries/get-customer"
import { listPrograms, type ProgramSummary } from "@/lib/programs/queries/list-programs"
import { explainActivity } from "@/lib/purchases/queries/explain-activity"
import { getPurchase } from "@/lib/purchases/queries/get-purchase"
import { getReturnable } from "@/lib/purchases/queries/get-returnable"

export const metadata = { title: "Purchase" }

interface PurchasePageProps {
  params: Promise<{ merchant: string; id: string }>
}

export default async function PurchasePage({ params }: PurchasePageProps) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "purchases:read")
  if (!idText.safeParse(id).success) notFound()
  const [found, returnable, programs] = await Promise.all([
    orNotFound(getPurchase(ctx, { id })),
    orNotFound(getReturnable(ctx, { id })),
    listPrograms(ctx, { limit: 200 }),
  ])
  const { purchase, items, members, customer, awards, returns } = found
  const { slug, timeZone } = ctx.merchant
  const [member] = members
  const names = Object.fromEntries(items.map(({ name, sku }, position) => [position, name ?? sku ?? "Item"]))
  return (
    <>
      <PageHeader
        title={`Purchase of ${formatMoney(purchase.amountMinor, purchase.currency)}`}
        description={
          <>
            <Time instant={purchase.occurredAt} timeZone={timeZone} format="minute" />, number {purchase.externalId}
            {customer ? null : ", nobody known"}.
          </>
        }
        back={
          member
            ? { href: `/d/${slug}/members/${member.id}`, label: "Member" }
            : { href: `/d/${slug}/members`, label: "Members" }
        }
        action={
          <>
            {customer && members.length === 0 ? <EraseBuyer ctx={ctx} customerId={customer.id} /> : null}
            {ctx.permissions.has("purchases:write") && returnable.leftMinor > 0n ? (
              <ReturnDialog
                merchantSlug={slug}
                purchaseId={id}
                currency={purchase.currency}
                returnable={returnable}
                names={names}
              />
            ) : null}
          </>
        }
      />
      <div className="grid gap-6 xl:grid-cols-2 xl:items-start">
        <Card>
          <CardHeader title="What was bought" />
          <PurchaseLines purchase={purchase} items={items} />
        </Card>
        <div className="grid min-w-0 gap-6">
          <Card>
            <CardHeader
              title="What it earned"
              description={member ? undefined : "Only members earn points."}
              action={
                member ? <TextLink href={`/d/${slug}/members/${member.id}`}>The member's points</TextLink> : undefined
              }
            />
            <PurchaseAwards awards={awards} programs={programs.data} timeZone={timeZone} />
            <Why ctx={ctx} purchaseId={id} members={members} programs={programs.data} />
          </Card>
          <Card>
            <CardHeader title="What came back" />
            <PurchaseReturns returns={returns} programs={programs.data} timeZone={timeZone} />
          </Card>
        </div>
      </div>
    </>
  )
}

/** A customer who is no member has no page of their own: their purchases are where staff find and erase them. */
async function EraseBuyer({ ctx, customerId }: { ctx: Ctx; customerId: string }) {
  if (!ctx.permissions.has("members:erase")) return null
  const customer = await getCustomer(ctx, { id: customerId })
  if (customer.erasedAt) return null
  return <EraseDialog merchantSlug={ctx.merchant.slug} customerId={customerId} name={customerName(customer)} />
}

interface WhyProps {
  ctx: Ctx
  purchaseId: string
  members: readonly { id: string; programId: string }[]
  programs: readonly ProgramSummary[]
}

/** For each membership what became of the purchase, and why: also where that is nothing. */
async function Why({ ctx, purchaseId, members, programs }: WhyProps) {
  if (!ctx.permissions.has("members:read")) return null
  const { slug, timeZone } = ctx.merchant
  const told = await Promise.all(
    members.map(async ({ id, programId }) => {
      const program = programs.find((one) => one.id === programId)
      const { activity } = await explainActivity(ctx, { memberId: id, kind: "purchase", id: purchaseId })
      return program ? [{ id, program, activity }] : []
    }),
  )
  return (
    <ul className="mt-2 grid gap-2">
      {told.flat().map(({ id, program, activity }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="min-w-0 text-sm text-muted">
            {members.length > 1 ? `${program.name}. ` : ""}
            {nothingWords(activity)}
          </span>
          <WhyActivityDialog
            merchantSlug={slug}
            memberId={id}
            timeZone={timeZone}
            currency={program.currency}
            activity={activity}
          />
        </li>
      ))}
    </ul>
  )
}
