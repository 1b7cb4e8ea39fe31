import type { DraftForm } from "./draft-form"

/** What the form calls the field that a path of the draft ends in. */
const fields: [end: RegExp, label: string][] = [
  [/^program\.name$/, "Name of the program"],
  [/^program\.slug$/, "Address in the portal"],
  [/^program\.currency\.name$/, "One of them is called"],
  [/^program\.currency\.plural$/, "Many are called"],
  [/^program\.currency\.value/, "What they are worth"],
  [/\.rule\.name$/, "Name of the rule"],
  [/\.eventType$/, "Which activity"],
  [/\.effect\.points$/, "Gives"],
  [/\.effect\.perMinor$/, "For each whole"],
  [/\.effect\.factor$/, "Times"],
  [/\.rule\.currency$/, "Its short name"],
  [/\.condition$/, "Only if"],
  [/\.endsAt$/, "Last day"],
  [/\.limits\.budgetPoints$/, "Budget for all members"],
  [/\.pending/, "Wait for"],
  [/\.expiry\.date$/, "Usable through"],
  [/\.expiry/, "Usable for"],
  [/\.tier\.name$/, "Name"],
  [/\.qualification/, "From"],
  [/\.earningMultiplier$/, "Earns"],
  [/\.benefits\.\d+\.name$/, "Benefits, Name"],
  [/\.benefits\.\d+\.text$/, "Benefits, Words"],
  [/\.benefits\.\d+\.percent$/, "Benefits, Off"],
  [/\.benefits\.\d+\.count$/, "Benefits, How often or how many"],
  [/\.benefits\.\d+\.(amountMinor|fromAmountMinor)$/, "Benefits, Amount"],
  [/\.benefits/, "Benefits"],
]

/** Where in the form a field is, for the summary of what is missing: "Cake day, Gives". Null: it says so itself. */
export function placeOf(form: DraftForm, name: string): string | null {
  const [part, index] = name.split(".")
  const place = Number(index)
  const owner =
    part === "rules"
      ? form.rules[place]?.name || `Rule ${place + 1}`
      : part === "tiers"
        ? form.tiers[place]?.name || `Tier ${place + 1}`
        : null
  const label = fields.find(([end]) => end.test(name))?.[1] ?? null
  return [owner, label].filter((one) => one !== null).join(", ") || null
}
