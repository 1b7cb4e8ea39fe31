"use client"

import { Users } from "lucide-react"
import { ButtonLink } from "@/components/ui/button"
import { DataTable } from "@/components/ui/data-table"
import type { DataColumn } from "@/components/ui/data-table-columns"
import { EmptyState } from "@/components/ui/empty-state"
import { LoadMore } from "@/components/ui/load-more"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import type { ListLinks } from "@/lib/core/list-place"
import { formatInteger } from "@/lib/core/points"
import type { ListedMember } from "@/lib/programs/queries/list-members"
import { boughtColumns } from "./bought-columns"
import { memberName } from "./member-name"

type MemberTableProps = {
  merchantSlug: string
  timeZone: string
  currency: string
  members: readonly ListedMember[]
  /** Whether a search or a tier narrows the list. */
  narrowed: boolean
  links: ListLinks
}

function columnsOf({ merchantSlug, timeZone, currency }: MemberTableProps): DataColumn<ListedMember>[] {
  return [
    {
      id: "name",
      header: "Member",
      value: memberName,
      cell: (member) => <TextLink href={`/d/${merchantSlug}/members/${member.id}`}>{memberName(member)}</TextLink>,
      primary: true,
    },
    { id: "email", header: "E-mail", value: ({ email }) => email },
    { id: "tier", header: "Tier", value: ({ tierName }) => tierName ?? "None" },
    {
      id: "points",
      header: "Points",
      value: ({ availablePoints }) => availablePoints,
      cell: ({ availablePoints }) => formatInteger(availablePoints),
      numeric: true,
    },
    ...boughtColumns<ListedMember>(currency, timeZone),
    {
      id: "joined",
      header: "Joined",
      value: ({ joinedAt }) => joinedAt.toISOString(),
      cell: ({ joinedAt }) => <Time instant={joinedAt} timeZone={timeZone} />,
      hidden: true,
    },
    { id: "card", header: "Card", value: ({ cardNumber }) => cardNumber, hidden: true },
    { id: "phone", header: "Phone", value: ({ phone }) => phone, hidden: true },
  ]
}

/** Members as far as they are loaded, newest first. */
export function MemberTable(props: MemberTableProps) {
  const { merchantSlug, members, narrowed, links } = props
  return (
    <DataTable
      caption="Members"
      searchLabel="Filter these rows"
      columns={columnsOf(props)}
      items={members}
      getId={({ id }) => id}
      getHref={({ id }) => `/d/${merchantSlug}/members/${id}`}
      csvName="members"
      empty={
        narrowed ? (
          <EmptyState icon={<Users aria-hidden />} title="Nobody found">
            Search by the beginning of a name, an e-mail address, a phone number, an id or a card number.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<Users aria-hidden />}
            title="No member yet"
            action={
              <ButtonLink variant="primary" href={`/d/${merchantSlug}/imports`}>
                Import purchases
              </ButtonLink>
            }
          >
            Customers become members when they join a published program, or with their first purchase where everyone
            takes part.
          </EmptyState>
        )
      }
      footer={
        <LoadMore
          shown={`${formatInteger(members.length)} ${members.length === 1 ? "member" : "members"} shown`}
          links={links}
        />
      }
    />
  )
}
