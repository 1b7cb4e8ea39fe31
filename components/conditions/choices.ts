type Named = { id: string; name: string }

/** What conditions can name at a merchant; each list may be left out where nothing of it can be asked. */
export type ConditionChoices = {
  attributeKeys: readonly string[]
  tierNames: readonly string[]
  segments: readonly Named[]
  surveys?: readonly { id: string; title: string }[]
  /** By externalId. */
  stores?: readonly Named[]
  regions?: readonly string[]
  categories?: readonly string[]
}

export type BuilderContext = { currency: string; choices: ConditionChoices }
export type Option = { value: string; label: string }
