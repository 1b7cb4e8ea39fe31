import type { ProgramDefinition } from "@/lib/programs/domain/definition"

/** Whether a program gives anything for a birthday; else nobody is asked for theirs. */
export function asksBirthday({ rules, tiers }: ProgramDefinition): boolean {
  const gives = ({ kind }: { kind: string }) => kind === "birthdayGift"
  return rules.some(({ trigger }) => trigger === "birthday") || tiers.some(({ benefits = [] }) => benefits.some(gives))
}
