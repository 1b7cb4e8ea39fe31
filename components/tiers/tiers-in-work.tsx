import { Callout } from "@/components/ui/callout"
import { formatValue } from "@/components/ui/format-value"

type TiersInWorkProps = {
  programs: readonly { programName: string; job: { id: string; status: string; done: number; total: number } }[]
}

/** Says where lists and charts of tiers are behind what was published. */
export function TiersInWork({ programs }: TiersInWorkProps) {
  return programs.map(({ programName, job: { id, status, done, total } }) => {
    const runs = status === "queued" || status === "running"
    return (
      <Callout
        key={id}
        role="status"
        tone={runs ? "neutral" : "warning"}
        className="mb-4"
        title={`The tiers of ${programName} ${runs ? "are being worked out" : "were not worked out to the end"}`}
      >
        {runs
          ? `${formatValue(done, "")} of ${formatValue(total, "")} customers. This list follows; each member's own page is right already.`
          : "This list shows some tiers as they were before. Publish the program again to go on with the rest."}
      </Callout>
    )
  })
}
