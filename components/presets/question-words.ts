import { type Answers, aims, frequencies, margins, sellsKinds } from "@/lib/presets/domain/answers"

type Choice = { value: string; label: string; help?: string }
type Question = { name: keyof Answers; label: string; options: readonly Choice[] }

const sellsWords: Record<Answers["sells"], string> = {
  food: "Food and drink, served",
  groceries: "Groceries",
  goods: "Things: fashion, books, home",
  care: "Beauty and health",
  services: "Services by appointment",
}

const frequencyWords: Record<Answers["frequency"], string> = {
  weekly: "About every week",
  monthly: "About every month",
  quarterly: "A few times a year",
  yearly: "Once a year or less",
}

const marginWords: Record<Answers["margin"], Omit<Choice, "value">> = {
  low: { label: "Under a quarter", help: "Groceries, electronics" },
  medium: { label: "A quarter to a half", help: "Fashion, books, home" },
  high: { label: "More than a half", help: "Cafés, beauty, services" },
}

const aimWords: Record<Answers["aim"], string> = {
  visits: "People come more often",
  baskets: "People buy more at a time",
  best: "The best customers stay",
  friends: "Customers bring others",
  income: "A steady income",
  good: "Doing good together",
}

const choices = <Value extends string>(values: readonly Value[], words: Record<Value, string>): Choice[] =>
  values.map((value) => ({ value, label: words[value] }))

/** The four questions, as they are asked. */
export const questions: readonly Question[] = [
  { name: "sells", label: "What do you sell?", options: choices(sellsKinds, sellsWords) },
  { name: "frequency", label: "How often does a usual customer buy?", options: choices(frequencies, frequencyWords) },
  {
    name: "margin",
    label: "What is left of a sale when the goods are paid?",
    options: margins.map((value) => ({ value, ...marginWords[value] })),
  },
  { name: "aim", label: "What should the program do for you?", options: choices(aims, aimWords) },
]
