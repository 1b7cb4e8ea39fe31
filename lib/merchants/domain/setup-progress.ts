export const setupSteps = ["import", "design", "try", "publish", "invite"] as const
export type SetupStep = (typeof setupSteps)[number]

/** What the merchant's data say about how far it has come. */
export interface SetupFacts {
  purchases: boolean
  /** A program with at least one earning rule: its name and address. */
  program: { name: string; slug: string; published: boolean } | null
  /** Somebody has opened the members' pages with a code of their own. */
  memberSignedIn: boolean
}

export type StepState = "done" | "current" | "todo"

export interface SetupProgress {
  facts: SetupFacts
  states: Record<SetupStep, StepState>
  finished: boolean
}

/** How far a merchant is from empty to live; the first step that is not done is the current one. */
export function setupProgress(facts: SetupFacts): SetupProgress {
  const published = facts.program?.published ?? false
  const done: Record<SetupStep, boolean> = {
    import: facts.purchases,
    design: facts.program !== null,
    // Trying a purchase writes nothing, so that it was done shows only in what came of it.
    try: published,
    publish: published,
    invite: facts.memberSignedIn,
  }
  const current = setupSteps.find((step) => !done[step])
  const state = (step: SetupStep): StepState => (done[step] ? "done" : step === current ? "current" : "todo")
  const states = {
    import: state("import"),
    design: state("design"),
    try: state("try"),
    publish: state("publish"),
    invite: state("invite"),
  }
  return { facts, states, finished: current === undefined }
}
