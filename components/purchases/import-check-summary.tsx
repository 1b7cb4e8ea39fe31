import { Callout } from "@/components/ui/callout"
import { formatValue } from "@/components/ui/format-value"
import { Stat } from "@/components/ui/stat"
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table"
import { Day } from "@/components/ui/time"
import type { ImportCheck } from "@/lib/purchases/queries/check-import"
import { ImportGroupsTable } from "./import-groups-table"

const shownProblems = 20

type Props = { check: ImportCheck; timeZone: string }

/** What recording the file would come to, and the rows that cannot be read. */
export function ImportCheckSummary({ check, timeZone }: Props) {
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 min-[28rem]:grid-cols-2 lg:grid-cols-4">
        <Stat
          label="Purchases"
          value={check.purchases}
          unit=""
          note={`Of ${formatValue(check.good, "")} rows that can be read.`}
        />
        <Stat label="Rows refused" value={check.bad} unit="" />
        {check.known > 0 ? (
          <Stat
            label="Rows known already"
            value={check.known}
            unit=""
            note="Recorded before, or twice in the file: they change nothing."
          />
        ) : null}
        {check.money.map(({ currency, amountMinor }) => (
          <Stat key={currency} label="Their money, to equal your till's" value={amountMinor} unit={currency} />
        ))}
        <Stat label="Without a customer" value={check.withoutCustomer} unit="" note="They count in revenue only." />
        {check.returns > 0 ? (
          <>
            <Stat label="Returns" value={check.returns} unit="" />
            {check.money.map(({ currency, returnedMinor }) => (
              <Stat key={currency} label="Paid back" value={returnedMinor} unit={currency} />
            ))}
          </>
        ) : null}
      </div>
      {check.firstDay && check.lastDay ? (
        <p className="text-sm text-muted">
          From <Day day={check.firstDay} /> to <Day day={check.lastDay} />. A date without a time is taken as noon.
          Nothing is written yet.
        </p>
      ) : null}
      {check.twins > 0 ? (
        <Callout
          tone="warning"
          title={`${formatValue(check.twins, "")} of ${formatValue(check.rows, "")} rows look as if they were recorded already`}
        >
          The same customer is known to have bought for the same amount on the same day. The file has no purchase ids,
          so these rows would be recorded once more. Choose the column with the purchase id, or leave out of the file
          what you imported before.
        </Callout>
      ) : null}
      {check.groups.length > 0 ? <ImportGroupsTable groups={check.groups} timeZone={timeZone} /> : null}
      <Problems check={check} />
    </div>
  )
}

/** The rows that would be left out, each with its reason. */
function Problems({ check }: { check: ImportCheck }) {
  if (check.problems.length === 0) return null
  return (
    <>
      <Callout
        tone="warning"
        title={`${formatValue(check.bad, "")} of ${formatValue(check.rows, "")} rows would be left out`}
      >
        The rest can be recorded. You can download the refused rows afterwards, mend them and import them.
      </Callout>
      <Table caption="Rows that cannot be read">
        <TableHead>
          <TableRow>
            <TableHeader numeric>Row</TableHeader>
            <TableHeader>Reason</TableHeader>
            <TableHeader>Content</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {check.problems.slice(0, shownProblems).map(({ row, reason, cells }) => (
            <TableRow key={row}>
              <TableCell numeric>{formatValue(row, "")}</TableCell>
              <TableCell className="min-w-64">{reason}</TableCell>
              <TableCell className="max-w-96 truncate text-muted">{cells.join(" · ")}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  )
}
