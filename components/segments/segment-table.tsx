"use client"

import { Users } from "lucide-react"
import { ButtonLink } from "@/components/ui/button"
import { DataTable } from "@/components/ui/data-table"
import type { DataColumn } from "@/components/ui/data-table-columns"
import { EmptyState } from "@/components/ui/empty-state"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { formatInteger } from "@/lib/core/points"

export interface SegmentRow {
  id: string
  name: string
  sentence: string
  size: number
  countedAt: string | null
}

type SegmentTableProps = { merchantSlug: string; timeZone: string; segments: readonly SegmentRow[]; canWrite: boolean }

/** The saved segments with the size counted last. */
export function SegmentTable({ merchantSlug, timeZone, segments, canWrite }: SegmentTableProps) {
  const base = `/d/${merchantSlug}/segments`
  const columns: DataColumn<SegmentRow>[] = [
    {
      id: "name",
      header: "Segment",
      value: ({ name }) => name,
      cell: ({ id, name }) => <TextLink href={`${base}/${id}`}>{name}</TextLink>,
      primary: true,
    },
    { id: "sentence", header: "Who is in it", value: ({ sentence }) => sentence },
    {
      id: "size",
      header: "Customers",
      value: ({ size }) => size,
      cell: ({ size }) => formatInteger(size),
      numeric: true,
    },
    {
      id: "countedAt",
      header: "Counted",
      value: ({ countedAt }) => countedAt,
      cell: ({ countedAt }) => (countedAt ? <Time instant={countedAt} timeZone={timeZone} format="minute" /> : "Never"),
    },
  ]
  return (
    <DataTable
      caption="Segments"
      columns={columns}
      items={segments}
      getId={({ id }) => id}
      getHref={({ id }) => `${base}/${id}`}
      csvName="segments"
      empty={
        <EmptyState
          icon={<Users aria-hidden />}
          title="No segment yet"
          action={
            canWrite ? (
              <ButtonLink variant="primary" href={`${base}/new`}>
                Add the first segment
              </ButtonLink>
            ) : undefined
          }
        >
          A segment is a group of customers by what they do: “bought three times, but not in the last 90 days”. Survey
          it, or take it along as a file.
        </EmptyState>
      }
    />
  )
}
