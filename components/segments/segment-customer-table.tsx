"use client"

import { Users } from "lucide-react"
import { boughtColumns } from "@/components/members/bought-columns"
import { DataTable } from "@/components/ui/data-table"
import type { DataColumn } from "@/components/ui/data-table-columns"
import { EmptyState } from "@/components/ui/empty-state"
import { LoadMore } from "@/components/ui/load-more"
import { TextLink } from "@/components/ui/text-link"
import type { ListLinks } from "@/lib/core/list-place"
import { formatInteger } from "@/lib/core/points"
import type { SegmentCustomer } from "@/lib/segments/steps/read-customers"
import { customerName } from "./customer-name"

type SegmentCustomerTableProps = {
  merchantSlug: string
  customers: readonly SegmentCustomer[]
  size: number
  currency: string
  timeZone: string
  links: ListLinks
}

/** The customers of a segment, as far as they are loaded. */
export function SegmentCustomerTable({
  merchantSlug,
  customers,
  size,
  currency,
  timeZone,
  links,
}: SegmentCustomerTableProps) {
  const memberHref = ({ memberId }: SegmentCustomer) =>
    memberId ? `/d/${merchantSlug}/members/${memberId}` : undefined
  const columns: DataColumn<SegmentCustomer>[] = [
    {
      id: "name",
      header: "Customer",
      value: customerName,
      cell: (customer) => {
        const href = memberHref(customer)
        return href ? <TextLink href={href}>{customerName(customer)}</TextLink> : customerName(customer)
      },
      primary: true,
    },
    { id: "email", header: "E-mail", value: ({ email }) => email },
    { id: "externalId", header: "Id", value: ({ externalId }) => externalId },
    ...boughtColumns<SegmentCustomer>(currency, timeZone),
  ]
  return (
    <DataTable
      caption="Customers"
      columns={columns}
      items={customers}
      getId={({ id }) => id}
      getHref={memberHref}
      empty={
        <EmptyState icon={<Users aria-hidden />} title="Nobody at the moment">
          Nobody meets these conditions now. Customers come in by themselves when they do.
        </EmptyState>
      }
      footer={
        <LoadMore
          shown={`${formatInteger(customers.length)} of ${formatInteger(size)} customers${links.firstHref ? ", on a later page" : ""}`}
          links={links}
        />
      }
    />
  )
}
