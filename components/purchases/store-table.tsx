"use client"

import { Store } from "lucide-react"
import type { ReactNode } from "react"
import { Button } from "@/components/ui/button"
import { DataTable } from "@/components/ui/data-table"
import type { DataColumn } from "@/components/ui/data-table-columns"
import { EmptyState } from "@/components/ui/empty-state"
import type { SelectOption } from "@/components/ui/select"
import type { StoreView } from "@/lib/purchases/steps/store-view"
import { StoreDialog } from "./store-dialog"

type StoreTableProps = {
  merchantSlug: string
  stores: readonly StoreView[]
  ownTimeZone: string
  timeZones: readonly SelectOption[]
  regions: readonly string[]
  canWrite: boolean
  footer?: ReactNode
}

const columns: DataColumn<StoreView>[] = [
  {
    id: "name",
    header: "Store",
    value: ({ name }) => name,
    cell: ({ name }) => <span className="font-semibold">{name}</span>,
    primary: true,
  },
  {
    id: "externalId",
    header: "Number",
    value: ({ externalId }) => externalId,
    cell: ({ externalId }) => <span className="font-mono text-xs">{externalId}</span>,
  },
  { id: "region", header: "Region", value: ({ region }) => region, choices: true },
]

/** The stores, each with its region and its clock. */
export function StoreTable(props: StoreTableProps) {
  const { stores, ownTimeZone, canWrite, footer, ...dialog } = props
  const zone: DataColumn<StoreView> = {
    id: "timeZone",
    header: "Time zone",
    value: ({ timeZone }) => timeZone?.replaceAll("_", " ") ?? "",
    cell: ({ timeZone }) =>
      timeZone ? timeZone.replaceAll("_", " ") : <span className="text-muted">The merchant's</span>,
  }
  const actions: DataColumn<StoreView> = {
    id: "actions",
    header: "Actions",
    value: () => null,
    sortable: false,
    cell: (store) => (
      <StoreDialog
        key={`${store.name} ${store.region} ${store.timeZone}`}
        {...dialog}
        ownTimeZone={ownTimeZone}
        store={store}
        trigger={
          <Button size="sm" variant="ghost">
            Change<span className="sr-only"> {store.name}</span>
          </Button>
        }
      />
    ),
  }
  return (
    <DataTable
      caption="Stores"
      columns={[...columns, zone, ...(canWrite ? [actions] : [])]}
      items={stores}
      getId={({ id }) => id}
      csvName="stores"
      footer={footer}
      empty={
        <EmptyState icon={<Store aria-hidden />} title="No store yet">
          Add each place where you sell. Then rules can be for one store or one region, and each store's days begin at
          its own midnight.
        </EmptyState>
      }
    />
  )
}
