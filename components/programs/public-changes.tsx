import { Badge } from "@/components/ui/badge"
import { Day } from "@/components/ui/time"
import type { PublicChange } from "@/lib/portal/queries/get-public-program"
import { ChangesList } from "./changes-list"
import { PublicSection } from "./public-section"

/** Every change of a program with its date, what is to come first. */
export function PublicChanges({ changes, publishedDay }: { changes: readonly PublicChange[]; publishedDay: string }) {
  return (
    <PublicSection title="Every change">
      <ol className="grid gap-6">
        {changes.map(({ day, isToCome, note, changes: told }) => (
          <li key={`${day} ${JSON.stringify(told)}`} className="grid gap-3 border-l-2 border-line pl-4">
            <h3 className="flex flex-wrap items-center gap-2 font-semibold">
              {isToCome ? "From " : ""}
              {day ? <Day day={day} /> : null}
              {isToCome ? <Badge tone="accent">To come</Badge> : null}
            </h3>
            {note ? <p className="text-pretty break-words">{note}</p> : null}
            <ChangesList changes={told} />
          </li>
        ))}
        <li className="border-l-2 border-line pl-4">
          <h3 className="font-semibold">
            <Day day={publishedDay} />
          </h3>
          <p>The program began.</p>
        </li>
      </ol>
    </PublicSection>
  )
}
