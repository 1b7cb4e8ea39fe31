"use client"

import type { KeyboardEvent, PointerEvent } from "react"
import { cn } from "@/components/ui/cn"

type ThresholdHandleProps = {
  label: string
  /** 0 to 1 along the track. */
  position: number
  value: number
  min: number
  max: number
  step: number
  text: string
  /** Which of three heights its flag flies at, so that neighbours do not cover each other. */
  level: number
  onMove: (value: number) => void
  valueAtPointer: (event: PointerEvent) => number
}

const PAGE_STEPS = 10

function keyTarget(key: string, props: ThresholdHandleProps): number | null {
  const { value, step, min, max } = props
  if (key === "ArrowRight" || key === "ArrowUp") return value + step
  if (key === "ArrowLeft" || key === "ArrowDown") return value - step
  if (key === "PageUp") return value + step * PAGE_STEPS
  if (key === "PageDown") return value - step * PAGE_STEPS
  if (key === "Home") return min
  return key === "End" ? max : null
}

/** A line across the bars that is dragged, or moved with the arrow keys (Page keys: ten steps). */
export function ThresholdHandle(props: ThresholdHandleProps) {
  const { label, position, value, min, max, text, level, onMove, valueAtPointer } = props
  function onKeyDown(event: KeyboardEvent) {
    const target = keyTarget(event.key, props)
    if (target === null) return
    event.preventDefault()
    onMove(target)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.focus()
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(valueAtPointer(event))
      }}
      style={{ left: `${position * 100}%` }}
      className="group absolute inset-y-0 z-10 w-6 -translate-x-1/2 cursor-ew-resize touch-none rounded-md outline-offset-0"
    >
      <Line {...{ position, level, text }} />
      <span
        aria-hidden
        className="absolute bottom-0 left-1/2 size-4 -translate-x-1/2 translate-y-1/2 rounded-full border-2 border-surface bg-accent-ink transition-transform group-hover:scale-115"
      />
    </div>
  )
}

type LineProps = Pick<ThresholdHandleProps, "position" | "level" | "text">

/** A threshold that stands where it is: what it says is in the chart's text too. */
export function ThresholdMark(props: LineProps) {
  return (
    <div
      aria-hidden
      style={{ left: `${props.position * 100}%` }}
      className="pointer-events-none! absolute inset-y-0 w-6 -translate-x-1/2"
    >
      <Line {...props} />
    </div>
  )
}

function Line({ position, level, text }: LineProps) {
  return (
    <>
      <span aria-hidden className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-accent-ink" />
      <span
        aria-hidden
        style={{ top: level * 26 }}
        className={cn(
          "tabular absolute whitespace-nowrap rounded-md bg-accent px-2 py-0.5 text-xs font-semibold text-on-accent",
          position > 0.5 ? "right-1/2 mr-px rounded-r-none" : "left-1/2 ml-px rounded-l-none",
        )}
      >
        {text}
      </span>
    </>
  )
}
