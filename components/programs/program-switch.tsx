import { cn } from "@/components/ui/cn"
import { TextLink } from "@/components/ui/text-link"

type ProgramSwitchProps = { merchantSlug: string; programs: readonly { id: string; name: string }[]; current: string }

/** Shown to merchants with several programs. */
export function ProgramSwitch({ merchantSlug, programs, current }: ProgramSwitchProps) {
  if (programs.length < 2) return null
  return (
    <nav aria-label="Programs" className="mb-4">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {programs.map(({ id, name }) => (
          <li key={id}>
            <TextLink
              href={`/d/${merchantSlug}/program?program=${id}`}
              aria-current={id === current ? "page" : undefined}
              className={cn(id === current && "font-semibold")}
            >
              {name}
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
