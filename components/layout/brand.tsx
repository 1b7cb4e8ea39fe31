type BrandProps = { className?: string }

/** The mark: a stamp card's last hole, filled in. It takes the accent of where it stands. */
export function Brand({ className }: BrandProps) {
  return (
    <span className={className}>
      <span className="flex items-center gap-2">
        <svg viewBox="0 0 32 32" className="size-7" aria-hidden="true">
          <rect width="32" height="32" rx="8" className="fill-accent" />
          <g className="fill-on-accent">
            <circle cx="10" cy="10" r="3" opacity="0.55" />
            <circle cx="22" cy="10" r="3" opacity="0.55" />
            <circle cx="10" cy="22" r="3" opacity="0.55" />
            <path d="M22 16.2l1.7 3.6 3.9.5-2.9 2.7.8 3.9-3.5-1.9-3.5 1.9.8-3.9-2.9-2.7 3.9-.5z" />
          </g>
        </svg>
        <span className="text-base font-semibold tracking-tight">Regulars</span>
      </span>
    </span>
  )
}
