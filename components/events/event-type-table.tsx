"use client"

import { Activity } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { DataTable } from "@/components/ui/data-table"
import type { DataColumn } from "@/components/ui/data-table-columns"
import { EmptyState } from "@/components/ui/empty-state"
import { TextLink } from "@/components/ui/text-link"
import type { EventTypeView } from "@/lib/purchases/steps/event-type-view"

type EventTypeTableProps = { merchantSlug: string; types: readonly EventTypeView[]; canWrite: boolean }

function fieldWords({ schema }: EventTypeView): string {
  const names = Object.keys(schema.properties ?? {})
  return names.length > 0 ? names.join(", ") : "Anything"
}

/** The kinds of activity that the merchant takes. */
export function EventTypeTable({ merchantSlug, types, canWrite }: EventTypeTableProps) {
  const base = `/d/${merchantSlug}/activities`
  const columns: DataColumn<EventTypeView>[] = [
    {
      id: "name",
      header: "Activity",
      value: ({ name }) => name,
      cell: ({ id, name }) => <TextLink href={`${base}/${id}`}>{name}</TextLink>,
      primary: true,
    },
    {
      id: "code",
      header: "Code",
      value: ({ code }) => code,
      cell: ({ code }) => <span className="font-mono text-xs">{code}</span>,
    },
    { id: "fields", header: "What it tells", value: fieldWords },
    {
      id: "state",
      header: "State",
      value: ({ archivedAt }) => (archivedAt ? "Archived" : "Taken"),
      cell: ({ archivedAt }) => (archivedAt ? <Badge>Archived</Badge> : <Badge tone="good">Taken</Badge>),
    },
  ]
  return (
    <DataTable
      caption="Kinds of activity"
      columns={columns}
      items={types}
      getId={({ id }) => id}
      getHref={({ id }) => `${base}/${id}`}
      csvName="activities"
      empty={
        <EmptyState
          icon={<Activity aria-hidden />}
          title="No kind of activity yet"
          action={
            canWrite ? (
              <ButtonLink variant="primary" href={`${base}/new`}>
                Add the first kind
              </ButtonLink>
            ) : undefined
          }
        >
          Points need not be for buying alone: a review, a booking, something brought back to be recycled. Say what you
          want to reward, then give points for it in the program. Joining, birthdays, invitations and surveys need no
          kind of their own.
        </EmptyState>
      }
    />
  )
}
