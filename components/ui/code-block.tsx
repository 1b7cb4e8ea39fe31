import { CopyButton } from "./copy-button"

/** Something to copy into a shell or a file. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <figure className="relative min-w-0 rounded-control border border-line bg-raised">
      <figcaption className="flex items-center justify-between gap-2 border-b border-line py-1 pr-1 pl-3 text-xs text-muted">
        {label}
        <CopyButton text={code} label={`Copy ${label}`} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-x-auto p-3 font-mono text-xs leading-5">
        <code>{code}</code>
      </pre>
    </figure>
  )
}
