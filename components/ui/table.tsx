import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn"

type TableProps = {
  caption: string
  showCaption?: boolean
  /** On a phone each row is a block: the cells marked `top` beside each other, the rest below. */
  stacked?: boolean
  children: ReactNode
  className?: string
}

const stackedRows = [
  "max-sm:[&_thead]:hidden max-sm:[&_tr]:grid max-sm:[&_tr]:grid-cols-[minmax(0,1fr)_auto] max-sm:[&_tr]:gap-x-4",
  "max-sm:[&_tr]:gap-y-1 max-sm:[&_tr]:px-4 max-sm:[&_tr]:py-3 max-sm:[&_td]:p-0 max-sm:[&_td]:wrap-anywhere",
  "max-sm:[&_td[data-top]]:order-first max-sm:[&_td:not([data-top])]:col-span-2",
]

/** A plain table that scrolls sideways by itself when it is too wide. For lists with sorting and filters use DataTable. */
export function Table({ caption, showCaption, stacked, children, className }: TableProps) {
  return (
    <section
      aria-label={`${caption}, table`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className={cn("relative min-w-0 overflow-x-auto rounded-card border border-line bg-surface", className)}
    >
      <table className={cn("w-full border-collapse text-sm", stacked && stackedRows)}>
        <caption className={showCaption ? "px-4 py-3 text-start font-semibold" : "sr-only"}>{caption}</caption>
        {children}
      </table>
    </section>
  )
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("border-b border-line text-muted", className)} {...props} />
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("[&>tr]:border-b [&>tr]:border-line [&>tr:last-child]:border-0", className)} {...props} />
}

export function TableRow(props: ComponentProps<"tr">) {
  return <tr {...props} />
}

type CellProps = { numeric?: boolean }

export function TableHeader({ numeric, className, ...props }: ComponentProps<"th"> & CellProps) {
  return (
    <th
      scope="col"
      className={cn("h-10 whitespace-nowrap px-4 text-start font-semibold", numeric && "text-end", className)}
      {...props}
    />
  )
}

export function TableCell({ numeric, top, className, ...props }: ComponentProps<"td"> & CellProps & { top?: boolean }) {
  return (
    <td
      data-top={top || undefined}
      className={cn("px-4 py-2.5", numeric && "tabular text-end", className)}
      {...props}
    />
  )
}
