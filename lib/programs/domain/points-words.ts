import { type CurrencyNames, formatInteger, formatPoints } from "@/lib/core/points"

/** What a program calls its points. */
export interface ProgramWords {
  id: string
  currency: CurrencyNames & { code: string }
}

/** "67 stars" in the words of the program that gave them; a currency that counts for tiers only has no words but its code. */
export function pointsWords(
  { points, currency, programId }: { points: bigint | number; currency: string; programId?: string | undefined },
  programs: readonly ProgramWords[],
): string {
  const known = programs.find(
    (program) => program.currency.code === currency && (programId === undefined || program.id === programId),
  )
  return known ? formatPoints(points, known.currency) : `${formatInteger(points)} ${currency}`
}
