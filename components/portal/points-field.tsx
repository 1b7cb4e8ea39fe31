"use client"

import { useEffect, useState } from "react"
import { formatMoney } from "@/lib/core/money"
import { type CurrencyNames, formatPoints } from "@/lib/core/points"
import { amountOf } from "@/lib/rewards/domain/by-points"
import { usePortalError } from "./portal-form"

interface PointsFieldProps {
  costPoints: number
  amountMinor: number
  currency: CurrencyNames
  moneyCurrency: string
  least: number
  /** What the member can give at most. */
  most: number
  step: number
  inputClass: string
}

/** How many points to give, with what they give beside it; typed, stepped or drawn. Without JavaScript the field alone is there. */
export function PointsField(props: PointsFieldProps) {
  const { costPoints, amountMinor, currency, moneyCurrency, least, most, step, inputClass } = props
  const [value, setValue] = useState(String(least))
  // What answers to typing is shown once it can.
  const [answers, setAnswers] = useState(false)
  useEffect(() => setAnswers(true), [])
  const error = usePortalError("points")
  const points = /^\d{1,15}$/.test(value) ? Number(value) : null
  const worth = amountOf(
    { costPoints, detail: { amountMinor, byPoints: { minimumPoints: least } } },
    BigInt(points ?? 0),
  )
  return (
    <div className="grid gap-2">
      <label htmlFor="points" className="font-semibold">
        How many {currency.plural}?
      </label>
      <input
        id="points"
        name="points"
        type="number"
        inputMode="numeric"
        required
        min={least}
        max={most}
        step={step}
        value={value}
        onChange={({ target }) => setValue(target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={
          [error ? "points-error" : "", answers ? "points-worth" : ""].filter(Boolean).join(" ") || undefined
        }
        className={inputClass}
      />
      {answers ? (
        <input
          type="range"
          aria-label={`${currency.plural}, from the fewest to the most`}
          min={least}
          max={most}
          step={step}
          value={points ?? least}
          onChange={({ target }) => setValue(target.value)}
          className="h-11 w-full accent-accent"
        />
      ) : null}
      {error ? (
        <p id="points-error" className="text-sm text-bad">
          {error}
        </p>
      ) : null}
      {answers ? (
        <output id="points-worth" htmlFor="points" className="tabular text-center text-xl font-semibold">
          {points === null
            ? "Enter a whole number."
            : `${formatMoney(worth ?? 0n, moneyCurrency)} for ${formatPoints(points, currency)}`}
        </output>
      ) : null}
    </div>
  )
}
