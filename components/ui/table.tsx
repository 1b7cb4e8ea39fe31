import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn"

type TableProps = { caption: string; showCaption?: boolean; children: ReactNode; className?: string }

/** A plain table that scrolls sideways by itself when it is too wide. For lists with sorting and filters use DataTable. */
export function Table({ caption, showCaption, children, className }: TableProps) {
  return (
    <section
      aria-label={`${caption}, table`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className={cn("relative min-w-0 overflow-x-auto rounded-card border border-line bg-surface", className)}
    >
      <table className="w-full border-collapse text-sm">
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

export function TableCell({ numeric, className, ...props }: ComponentProps<"td"> & CellProps) {
  return <td className={cn("px-4 py-2.5", numeric && "tabular text-end", className)} {...props} />
}
