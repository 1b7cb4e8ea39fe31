import { Callout } from "@/components/ui/callout"
import { Stat } from "@/components/ui/stat"
import type { AdjustmentsPreview } from "@/lib/ledger/queries/preview-adjustments"
import { AdjustmentRows } from "./adjustment-rows"

export type PreviewOfFile = AdjustmentsPreview

/** What sending the file would come to, and the rows that cannot be posted. */
export function AdjustmentsPreviewCard({ preview }: { preview: AdjustmentsPreview }) {
  const { rowCount, problemCount, givenPoints, takenPoints, problems, rows } = preview
  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        <Stat label="Rows that can be posted" value={rowCount - problemCount} unit="" />
        <Stat label="Rows left out" value={problemCount} unit="" />
        <Stat label="Points given" value={givenPoints} unit="" />
        <Stat label="Points taken" value={takenPoints} unit="" />
      </div>
      {problemCount > 0 ? (
        <>
          <Callout tone="warning" title="Some rows cannot be posted">
            The rest can. You can download the rows that were left out afterwards, mend them and send them.
          </Callout>
          <AdjustmentRows caption="Rows that cannot be posted" rows={problems} />
        </>
      ) : null}
      {rows.length > 0 ? <AdjustmentRows caption="The first rows that can be posted" rows={rows} /> : null}
    </div>
  )
}
