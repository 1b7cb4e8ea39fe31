import { events } from "./activities"
import { base } from "./base-amounts"
import type { WorkedCase } from "./case"
import { expiry, zones } from "./expiry"
import { factors, tierBefore } from "./factors-and-tiers"
import { late } from "./late-purchases"
import { limits } from "./limits"
import { calendars, people } from "./people-and-days"
import { currencies, joining, places } from "./places-and-joining"
import { fromThenOn } from "./returns-and-tiers"
import { whatIsDue } from "./returns-due"
import { whereFrom } from "./returns-taken"
import { shown, spending } from "./spending-and-figures"
import { waiting } from "./waiting"
import { steps } from "./whole-steps"

/** The whole table. Each line follows from the rule of semantics.md that it names; nothing in it was read off the engine. */
export const allCases: WorkedCase[] = [
  ...base,
  ...steps,
  ...factors,
  ...tierBefore,
  ...limits,
  ...late,
  ...places,
  ...currencies,
  ...joining,
  ...whatIsDue,
  ...whereFrom,
  ...fromThenOn,
  ...waiting,
  ...expiry,
  ...zones,
  ...spending,
  ...shown,
  ...events,
  ...people,
  ...calendars,
]
