export const MAIN_ID = "main"

export function SkipLink() {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-ink focus:px-4 focus:py-2 focus:font-semibold focus:text-paper"
    >
      Skip to the content
    </a>
  )
}
