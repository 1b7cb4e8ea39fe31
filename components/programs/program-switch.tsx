import { cn } from "@/components/ui/cn"
import { TextLink } from "@/components/ui/text-link"

type ProgramSwitchProps = { merchantSlug: string; programs: readonly { id: string; name: string }[]; current: string }

/** The merchant's programs, where there are several, and the way to structures for another one. */
export function ProgramSwitch({ merchantSlug, programs, current }: ProgramSwitchProps) {
  const base = `/d/${merchantSlug}/program`
  return (
    <nav aria-label="Programs" className="mb-4">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {programs.length < 2
          ? null
          : programs.map(({ id, name }) => (
              <li key={id}>
                <TextLink
                  href={`${base}?program=${id}`}
                  aria-current={id === current ? "page" : undefined}
                  className={cn(id === current && "font-semibold")}
                >
                  {name}
                </TextLink>
              </li>
            ))}
        <li className="ms-auto">
          <TextLink href={`${base}/presets`}>Program structures</TextLink>
        </li>
      </ul>
    </nav>
  )
}
