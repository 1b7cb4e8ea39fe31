import { Field } from "@/components/ui/field"
import { NumberInput } from "@/components/ui/number-input"
import type { SharingRules } from "@/lib/ledger/steps/read-sharing-policy"

export type SharingFieldsProps = {
  draft: SharingRules
  change: (part: Partial<SharingRules>) => void
  errorOf: (name: string) => string | undefined
  disabled: boolean
}

/** What giving points costs, and how much may be given. */
export function TransferFields({ draft, change, errorOf, disabled, unit }: SharingFieldsProps & { unit: string }) {
  const points = (value: number | null) => BigInt(value ?? 0)
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Fee for each gift" name="feePoints" error={errorOf("feePoints")} optional>
        <NumberInput
          value={Number(draft.feePoints)}
          min={0}
          unit={unit}
          disabled={disabled}
          onValueChange={(value) => change({ feePoints: points(value) })}
        />
      </Field>
      <Field
        label="And a share of it"
        name="feeBasisPoints"
        error={errorOf("feeBasisPoints")}
        help="Rounded up to a whole point."
        optional
      >
        <NumberInput
          value={draft.feeBasisPoints / 100}
          min={0}
          max={100}
          step={0.5}
          decimals={2}
          unit="%"
          disabled={disabled}
          onValueChange={(value) => change({ feeBasisPoints: Math.round((value ?? 0) * 100) })}
        />
      </Field>
      <Field label="Smallest gift" name="minimumPoints" error={errorOf("minimumPoints")}>
        <NumberInput
          value={Number(draft.minimumPoints)}
          min={1}
          unit={unit}
          disabled={disabled}
          onValueChange={(value) => change({ minimumPoints: points(value ?? 1) })}
        />
      </Field>
      <Field
        label="Most in a calendar year"
        name="yearlyCapPoints"
        error={errorOf("yearlyCapPoints")}
        help="Of one member, without fees. Empty: no limit."
        optional
      >
        <NumberInput
          value={draft.yearlyCapPoints === null ? null : Number(draft.yearlyCapPoints)}
          min={1}
          unit={unit}
          disabled={disabled}
          onValueChange={(value) => change({ yearlyCapPoints: value === null ? null : BigInt(value) })}
        />
      </Field>
    </div>
  )
}
