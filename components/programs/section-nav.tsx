const sections = [
  { id: "basics", label: "Basics" },
  { id: "earning", label: "Earning" },
  { id: "tiers", label: "Tiers" },
  { id: "rewards", label: "Rewards" },
  { id: "try", label: "Try" },
  { id: "preview", label: "Preview" },
]

/** The parts of the designer, to jump to. */
export function SectionNav({ versions }: { versions: boolean }) {
  const shown = versions ? [...sections, { id: "versions", label: "Versions" }] : sections
  return (
    <nav aria-label="Parts of the program" className="-mx-1 mb-6 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {shown.map(({ id, label }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="flex h-10 items-center rounded-t-md px-3 font-semibold text-muted -outline-offset-2 hover:text-ink"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
