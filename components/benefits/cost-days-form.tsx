import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { controlStyles } from "@/components/ui/control-styles"
import { Select } from "@/components/ui/select"

type CostDaysFormProps = {
  path: string
  programs: readonly { id: string; name: string }[]
  programId: string
  from: string
  to: string
}

/** Which program and which days: in the address, so that it can be shared. */
export function CostDaysForm({ path, programs, programId, from, to }: CostDaysFormProps) {
  const dayStyles = cn(controlStyles, "tabular h-9 w-36")
  return (
    <form method="get" action={path} className="flex flex-wrap items-center gap-3 text-sm">
      {programs.length > 1 ? (
        <div className="flex items-center gap-2 text-muted">
          <label htmlFor="costs-program">Program</label>
          <Select
            id="costs-program"
            name="program"
            defaultValue={programId}
            options={programs.map(({ id, name }) => ({ value: id, label: name }))}
            className="w-48"
          />
        </div>
      ) : null}
      <label className="flex items-center gap-2 text-muted">
        From
        <input type="date" name="from" required defaultValue={from} className={dayStyles} />
      </label>
      <label className="flex items-center gap-2 text-muted">
        to
        <input type="date" name="to" required defaultValue={to} className={dayStyles} />
      </label>
      <Button type="submit">Show days</Button>
    </form>
  )
}
