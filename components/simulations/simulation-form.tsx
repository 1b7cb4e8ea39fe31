"use client"

import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { dayWords } from "@/components/programs/day-words"
import { Button, ButtonLink } from "@/components/ui/button"
import { Card, CardHeader } from "@/components/ui/card"
import { Checkbox } from "@/components/ui/checkbox"
import { DateInput } from "@/components/ui/date-input"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { formatValue } from "@/components/ui/format-value"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { useActionForm } from "@/components/ui/use-action-form"
import { startSimulationAction } from "@/lib/simulations/actions"
import type { SimulationChoices } from "@/lib/simulations/queries/get-simulation-choices"
import { type Chosen, type FormValues, optionsOf, startBody, startValues } from "./simulation-form-values"

interface SimulationFormProps {
  merchantSlug: string
  choices: SimulationChoices
  /** The program whose draft, or the version, that was open where the person came from. */
  asked: { programId?: string | undefined; versionId?: string | undefined }
}

type Part = {
  values: FormValues
  set: (change: Partial<FormValues>) => void
  errorOf: (name: string) => string | undefined
  choices: SimulationChoices
}

/** Which programs to play over which days, on which assumptions. */
export function SimulationForm({ merchantSlug, choices, asked }: SimulationFormProps) {
  const router = useRouter()
  const [values, setValues] = useState(() => startValues(choices, asked))
  const { send, errors, errorOf, busy } = useActionForm(
    startSimulationAction.bind(null, merchantSlug),
    (made: { id: string }) => router.push(`/d/${merchantSlug}/simulations/${made.id}`),
  )
  const set = (change: Partial<FormValues>) => setValues((before) => ({ ...before, ...change }))
  function submit(event: FormEvent) {
    event.preventDefault()
    return send(startBody(values))
  }
  const part: Part = { values, set, errorOf, choices }
  return (
    <form onSubmit={submit} noValidate className="grid max-w-4xl gap-6">
      <FormErrorSummary errors={errors} />
      <ProgramsPart {...part} />
      <PeriodPart {...part} />
      <AssumptionsPart {...part} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={busy}>
          Run the backtest
        </Button>
        <ButtonLink href={`/d/${merchantSlug}/simulations`}>Cancel</ButtonLink>
      </div>
    </form>
  )
}

function ProgramsPart({ values, set, errorOf, choices }: Part) {
  const { programs } = choices
  const options = optionsOf(programs)
  const chosen = programs.find(({ id }) => id === values.programId)
  const places = [0, 1, 2].slice(0, Math.min(3, values.tried.filter(Boolean).length + 1))
  const choose = (place: number, value: Chosen) => {
    set({ tried: Object.assign([...values.tried], { [place]: value }) })
  }
  return (
    <Card>
      <CardHeader
        title="Programs"
        description="Up to three, side by side. A saved draft, or a version as if it had held all along."
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {programs.length > 1 ? (
          <Field label="For the program" name="programId" className="sm:col-span-2">
            <Select
              options={programs.map(({ id, name }) => ({ value: id, label: name }))}
              value={values.programId}
              onChange={({ target }) => set({ programId: target.value, tried: [`draft:${target.value}`] })}
            />
          </Field>
        ) : null}
        {places.map((place) => (
          <Field
            key={place}
            label={place === 0 ? "Try" : "And beside it"}
            optional={place > 0}
            name={`programs.${place}`}
            error={errorOf(`programs.${place}`)}
          >
            <Select
              options={options}
              placeholder={place === 0 ? "Nothing but the live program" : "Nothing"}
              value={values.tried[place] ?? ""}
              onChange={({ target }) => choose(place, target.value)}
            />
          </Field>
        ))}
        {chosen?.published ? (
          <Checkbox
            className="sm:col-span-2"
            label="Beside the live program"
            help="Says who gains and who loses by the change. The live program is played by the versions that held when."
            checked={values.compareToLive}
            onChange={({ target }) => set({ compareToLive: target.checked })}
          />
        ) : null}
      </div>
    </Card>
  )
}

function PeriodPart({ values, set, errorOf, choices: { history } }: Part) {
  return (
    <Card>
      <CardHeader
        title="Days"
        description={
          history
            ? `You have ${formatValue(history.purchases, "purchases")} from ${dayWords(history.from)} to ${dayWords(history.to)}. What was bought before is played too, so that members begin with what they would have by then.`
            : "Nothing was bought yet."
        }
      />
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field label="First day" name="from" error={errorOf("from")}>
          <DateInput value={values.from} onChange={({ target }) => set({ from: target.value })} />
        </Field>
        <Field label="Last day" name="to" error={errorOf("to")}>
          <DateInput value={values.to} onChange={({ target }) => set({ to: target.value })} />
        </Field>
        {history && (values.from !== history.from || values.to !== history.to) ? (
          <Button className="sm:mt-6.5 sm:w-fit" onClick={() => set({ from: history.from, to: history.to })}>
            All of it
          </Button>
        ) : null}
      </div>
    </Card>
  )
}

function AssumptionsPart({ values, set, errorOf, choices }: Part) {
  const program = choices.programs.find(({ id }) => id === values.programId)
  const source =
    choices.redemptionFrom === "live"
      ? "What your members have redeemed so far of their points."
      : "The usual share: too few have redeemed yet to know yours."
  return (
    <Card>
      <CardHeader title="Assumptions" description="They stand beside the figures. Change them where you know better." />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <ShareField
          {...{ label: "Members who redeem", name: "redemptionRate", help: source, errorOf }}
          value={values.redemptionPercent}
          onChange={(redemptionPercent) => set({ redemptionPercent })}
        />
        <ShareField
          {...{ label: "Your margin", name: "marginRate", errorOf }}
          help="Of a sale, after goods and costs that grow with it."
          min={0.01}
          value={values.marginPercent}
          onChange={(marginPercent) => set({ marginPercent })}
        />
        <ShareField
          {...{ label: "Benefits used", name: "benefitUseRate", errorOf }}
          help="Of what tiers allow so many times. Every purchase takes its tier's discount."
          value={values.benefitUsePercent}
          onChange={(benefitUsePercent) => set({ benefitUsePercent })}
        />
        <Field
          label="The first reward costs"
          optional
          name="rewardPoints"
          error={errorOf("rewardPoints")}
          help={
            program?.rewardPoints
              ? "Default: your cheapest reward."
              : "There is no reward yet: say what one would cost."
          }
        >
          <NumberInput
            value={values.rewardPoints}
            min={1}
            unit={program?.points ?? "points"}
            placeholder={program?.rewardPoints ? String(program.rewardPoints) : undefined}
            onValueChange={(rewardPoints) => set({ rewardPoints })}
          />
        </Field>
      </div>
    </Card>
  )
}

interface ShareFieldProps {
  label: string
  name: string
  help: string
  errorOf: Part["errorOf"]
  min?: number
  value: number | null
  onChange: (percent: number | null) => void
}

function ShareField({ label, name, help, errorOf, min = 0, value, onChange }: ShareFieldProps) {
  return (
    <Field label={label} name={name} error={errorOf(name)} help={help}>
      <NumberInput value={value} min={min} max={100} decimals={2} unit="%" onValueChange={onChange} />
    </Field>
  )
}
