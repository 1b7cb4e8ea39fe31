import { usualBenefitUseBasisPoints } from "@/lib/simulations/domain/assumptions"
import type { ProgramChoice, SimulationChoices } from "@/lib/simulations/queries/get-simulation-choices"

/** A saved draft or a version, as the value of an option: "draft:<id>", "version:<id>"; empty: none. */
export type Chosen = string

export interface FormValues {
  programId: string
  tried: Chosen[]
  compareToLive: boolean
  from: string
  to: string
  redemptionPercent: number | null
  marginPercent: number | null
  benefitUsePercent: number | null
  rewardPoints: number | null
}

/** What the form begins with: the draft or version that the person came from. */
export function startValues(
  choices: SimulationChoices,
  asked: { programId?: string | undefined; versionId?: string | undefined },
): FormValues {
  const { programs, period } = choices
  const byVersion = programs.find(({ versions }) => versions.some(({ id }) => id === asked.versionId))
  const program = byVersion ?? programs.find(({ id }) => id === asked.programId) ?? programs[0]
  return {
    programId: program?.id ?? "",
    tried: [byVersion ? `version:${asked.versionId}` : `draft:${program?.id ?? ""}`],
    compareToLive: program?.published ?? false,
    from: period?.from ?? "",
    to: period?.to ?? "",
    redemptionPercent: choices.redemptionBasisPoints / 100,
    marginPercent: choices.marginBasisPoints / 100,
    benefitUsePercent: usualBenefitUseBasisPoints / 100,
    rewardPoints: null,
  }
}

/** What can be tried: each program's draft, and its versions, the latest first. */
export function optionsOf(programs: readonly ProgramChoice[]): { value: Chosen; label: string }[] {
  return programs.flatMap(({ id, name, versions }) => [
    { value: `draft:${id}`, label: `${name}: the draft as saved` },
    ...versions.map((version) => {
      const day = version.publishedAt.slice(0, 10)
      return { value: `version:${version.id}`, label: `${name}: version ${version.number}, published ${day}` }
    }),
  ])
}

/** What is sent: shares as decimal texts. */
export function startBody(values: FormValues) {
  const { programId, from, to, redemptionPercent, marginPercent, benefitUsePercent, rewardPoints } = values
  return {
    programId,
    from,
    to,
    compareTo: values.compareToLive ? ("live" as const) : ("none" as const),
    programs: values.tried.flatMap((chosen) => {
      const [kind, id] = chosen?.split(":") ?? []
      if (!id) return []
      return [kind === "version" ? { versionId: id } : { programId: id }]
    }),
    ...(redemptionPercent === null ? {} : { redemptionRate: shareOf(redemptionPercent) }),
    ...(marginPercent === null ? {} : { marginRate: shareOf(marginPercent) }),
    ...(benefitUsePercent === null ? {} : { benefitUseRate: shareOf(benefitUsePercent) }),
    ...(rewardPoints === null ? {} : { rewardPoints }),
  }
}

function shareOf(percent: number): string {
  return percent >= 100 ? "1" : (Math.round(percent * 100) / 10_000).toFixed(4)
}
