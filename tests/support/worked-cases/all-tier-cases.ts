import type { WorkedCase } from "./case"
import { entryGifts } from "./tiers-gifts"
import { given } from "./tiers-given"
import { hostileTiers } from "./tiers-hostile"
import { hostileYears } from "./tiers-hostile-years"
import { lateGifts } from "./tiers-late-gifts"
import { matches } from "./tiers-matches"
import { otherYears } from "./tiers-other-years"
import { tiersByPoints } from "./tiers-points"
import { rollingTiers } from "./tiers-rolling"
import { rollover } from "./tiers-rollover"
import { yearlyTiers } from "./tiers-yearly"

/** The table about tiers. Each line follows from the rule of semantics.md that it names; nothing in it was read off the engine. */
export const tierCases: WorkedCase[] = [
  ...rollingTiers,
  ...yearlyTiers,
  ...otherYears,
  ...entryGifts,
  ...lateGifts,
  ...rollover,
  ...matches,
  ...given,
  ...tiersByPoints,
]

/** Those that are run through commands alone. */
export const hostileTierCases: WorkedCase[] = [...hostileTiers, ...hostileYears]
