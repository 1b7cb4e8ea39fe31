"use client"

import { Info } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Popover } from "@/components/ui/popover"
import { TextLink } from "@/components/ui/text-link"

type FigureInfoProps = { title: string; formula: string; definition: string; through: string; href: string }

/** How a figure is reckoned, beside the figure. */
export function FigureInfo({ title, formula, definition, through, href }: FigureInfoProps) {
  return (
    <Popover
      title={title}
      align="end"
      trigger={
        <Button
          variant="ghost"
          size="icon-sm"
          className="-mt-1 -mr-1 text-muted"
          aria-label={`How ${title.toLowerCase()} is reckoned`}
          icon={<Info aria-hidden />}
        />
      }
    >
      <div className="grid gap-2 text-sm">
        <p className="font-semibold">{formula}</p>
        <p className="text-muted">{definition}</p>
        <p className="text-muted">Data through {through}.</p>
        <TextLink href={href}>Open the definition</TextLink>
      </div>
    </Popover>
  )
}
