"use client"

import { Download, Info, Table2 } from "lucide-react"
import { type ReactNode, useId, useRef, useState } from "react"
import { Button, buttonStyles } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { toCsv } from "@/components/ui/csv"
import { download } from "@/components/ui/download"
import { Link } from "@/components/ui/link"
import { Menu, MenuItem } from "@/components/ui/menu"
import { type ChartTable, toFileTable } from "./chart-data"
import { toPng, toSvgPicture } from "./chart-export"
import { ChartTableView } from "./chart-table-view"

/** What every chart is told besides its numbers. */
export type ChartCardProps = {
  /** The title, asked as a question: "Do customers come back?" */
  question: string
  /** The unit, in words: "Share of customers, per month". */
  subtitle: string
  /** What the chart shows, for who cannot see it: the figures that matter, in a sentence or two. */
  description: string
  definitionHref?: string
  /** "23,570 customers" */
  sampleSize?: string
  /** "Jun 30, 1998, New York" */
  dataThrough?: string
  /** A filter or period control. */
  controls?: ReactNode
  /** A way down to the rows that add up to it. */
  footer?: ReactNode
  className?: string
}

type ChartFrameProps = ChartCardProps & {
  table: ChartTable
  incomplete?: boolean
  /** Some periods are only partly among the days shown. */
  cut?: boolean
  children: ReactNode
}

function fileName(question: string): string {
  return question
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
}

function csvOf(table: ChartTable): string {
  const { header, rows } = toFileTable(table)
  return toCsv(header, rows)
}

/** The frame around every chart: question, unit, text alternative, table view, export, definition, sample and date. */
export function ChartCard(props: ChartFrameProps) {
  const { question, subtitle, description, table, controls, footer, className, children } = props
  const [asTable, setAsTable] = useState(false)
  const plot = useRef<HTMLDivElement>(null)
  const id = useId()
  async function exportPicture(kind: "svg" | "png") {
    if (!plot.current) return
    const picture = toSvgPicture(plot.current, question, subtitle)
    const content = kind === "svg" ? new Blob([picture.text], { type: "image/svg+xml" }) : await toPng(picture)
    download(`${fileName(question)}.${kind}`, content)
  }
  return (
    <section
      aria-labelledby={`${id}-title`}
      className={cn("flex min-w-0 flex-col gap-4 rounded-card border border-line bg-surface p-4 sm:p-5", className)}
    >
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div className="grid min-w-0 grow basis-48 gap-0.5">
          <h2 id={`${id}-title`} className="text-base font-semibold">
            {question}
          </h2>
          <p className="text-xs text-muted">{subtitle}</p>
        </div>
        <div className="flex items-center gap-0.5">
          {controls}
          <ChartTools
            definitionHref={props.definitionHref}
            asTable={asTable}
            onAsTable={setAsTable}
            onCsv={() => download(`${fileName(question)}.csv`, csvOf(table))}
            onPicture={asTable ? undefined : exportPicture}
          />
        </div>
      </header>
      <p id={`${id}-text`} className="sr-only">
        {description}
      </p>
      {asTable ? (
        <ChartTableView caption={question} table={table} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div
          ref={plot}
          role="group"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-text`}
          className="min-w-0 grow"
        >
          {children}
        </div>
      )}
      <ChartNotes {...props} />
      {footer}
    </section>
  )
}

function ChartNotes({
  sampleSize,
  dataThrough,
  incomplete,
  cut,
}: Pick<ChartFrameProps, "sampleSize" | "dataThrough" | "incomplete" | "cut">) {
  const notes = [
    sampleSize ? `From ${sampleSize}` : null,
    dataThrough ? `Data through ${dataThrough}` : null,
    incomplete ? "The last period is still running" : null,
    cut ? "A hatched period lies only partly within the days chosen" : null,
  ].filter((note) => note !== null)
  if (notes.length === 0) return null
  return <p className="text-xs text-muted">{notes.join(" · ")}</p>
}

type ChartToolsProps = {
  definitionHref?: string
  asTable: boolean
  onAsTable: (asTable: boolean) => void
  onCsv: () => void
  onPicture?: (kind: "svg" | "png") => void
}

function ChartTools({ definitionHref, asTable, onAsTable, onCsv, onPicture }: ChartToolsProps) {
  return (
    <>
      {definitionHref ? (
        <Link
          href={definitionHref}
          aria-label="How this is reckoned"
          title="How this is reckoned"
          className={cn(buttonStyles({ variant: "ghost", size: "icon-sm" }), "text-muted")}
        >
          <Info aria-hidden />
        </Link>
      ) : null}
      <Button
        variant="ghost"
        size="icon-sm"
        className={asTable ? "bg-raised" : "text-muted"}
        aria-pressed={asTable}
        aria-label="Show as a table"
        title="Show as a table"
        icon={<Table2 aria-hidden />}
        onClick={() => onAsTable(!asTable)}
      />
      <Menu
        trigger={
          <Button
            variant="ghost"
            size="icon-sm"
            className="text-muted"
            aria-label="Export"
            title="Export"
            icon={<Download aria-hidden />}
          />
        }
      >
        <MenuItem onSelect={onCsv}>Numbers, CSV</MenuItem>
        <MenuItem disabled={!onPicture} onSelect={() => onPicture?.("png")}>
          Picture, PNG
        </MenuItem>
        <MenuItem disabled={!onPicture} onSelect={() => onPicture?.("svg")}>
          Drawing, SVG
        </MenuItem>
      </Menu>
    </>
  )
}
