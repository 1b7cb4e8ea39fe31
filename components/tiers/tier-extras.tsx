"use client"

import { Field } from "@/components/ui/field"
import type { Unit } from "@/components/ui/format-value"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { currencyExponent } from "@/lib/core/money"
import type { TierMetric } from "@/lib/tiers/domain/tier"
import { firstMetric, giftOf, isEarned, keepsOf, type LadderForm, type TierForm } from "./ladder-form"

type TierExtrasProps = {
  tier: TierForm
  index: number
  ladder: LadderForm
  units: (metric: TierMetric) => Unit
  errorOf: (name: string) => string | undefined
  onChange: (patch: Partial<TierForm>) => void
}

/** What keeps a tier where that is less than what reaches it, and what it gives on entry. */
export function TierExtras({ tier, index, ladder, units, errorOf, onChange }: TierExtrasProps) {
  const at = `tiers.${index}.tier`
  const metric = firstMetric(ladder)
  const ends = ladder.window !== "lifetime" && ladder.downgrade !== "never"
  const keeps = ladder.match === "one" && index > 0 && ends && isEarned(tier)
  const keepName = `${at}.qualification.maintainThreshold`
  return (
    <div className="grid gap-4 sm:grid-cols-2 sm:items-start">
      {keeps ? (
        <Field
          label="To keep it"
          optional
          name={keepName}
          error={errorOf(keepName)}
          help="Empty: as much as reaches it."
        >
          {metric === "spendMinor" ? (
            <MoneyInput
              value={keepsOf(tier)}
              currency={units(metric)}
              exponent={currencyExponent(units(metric))}
              onValueChange={(value) => onChange({ keeps: value })}
            />
          ) : (
            <NumberInput
              value={keepsOf(tier)}
              min={0}
              unit={units(metric)}
              onValueChange={(value) => onChange({ keeps: value })}
            />
          )}
        </Field>
      ) : null}
      <Field
        label="Given on entry"
        optional
        name={`${at}.entryGift.points`}
        error={errorOf(`${at}.entryGift.points`)}
        help={index === 0 ? "For joining." : "Once in each period, also to who skips the tier."}
      >
        <NumberInput
          value={giftOf(tier)}
          min={1}
          unit={units("pointsEarned")}
          onValueChange={(value) => onChange({ gift: value })}
        />
      </Field>
    </div>
  )
}
