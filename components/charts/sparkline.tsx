type SparklineProps = { values: readonly (number | null)[]; label: string; className?: string }

const WIDTH = 100
const HEIGHT = 28

/** The course of a figure in the size of a word. Gaps stay gaps. */
export function Sparkline({ values, label, className = "h-7 w-24" }: SparklineProps) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const low = Math.min(...known)
  const span = Math.max(...known) - low || 1
  const path = values.map((value, index) => {
    if (value === null) return ""
    const x = (index / (values.length - 1)) * WIDTH
    const y = HEIGHT - 2 - ((value - low) / span) * (HEIGHT - 4)
    const pen = index === 0 || values[index - 1] === null ? "M" : "L"
    return `${pen}${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={className}
    >
      <path
        d={path.join("")}
        fill="none"
        stroke="var(--series-1)"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
