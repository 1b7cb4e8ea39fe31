import type { EventField } from "./event-fields"

/** A kind of activity that shops often reward, ready to be taken over. */
export interface EventTemplate {
  code: string
  name: string
  /** What it is good for, in one sentence. */
  purpose: string
  fields: EventField[]
}

const text = (name: string, required = false): EventField => ({ name, kind: "text", required, choices: [] })
const number = (name: string, required = false): EventField => ({ name, kind: "number", required, choices: [] })
const choice = (name: string, choices: string[]): EventField => ({ name, kind: "choice", required: true, choices })

export const eventTemplates: readonly EventTemplate[] = [
  {
    code: "review.written",
    name: "Review written",
    purpose: "Thank customers for telling others what they think.",
    fields: [number("rating", true), text("sku"), text("text")],
  },
  {
    code: "social.follow",
    name: "Follows us",
    purpose: "Greet those who follow you on a network.",
    fields: [choice("network", ["instagram", "facebook", "tiktok", "youtube", "x"])],
  },
  {
    code: "item.recycled",
    name: "Item recycled",
    purpose: "Give points for what comes back to be used again.",
    fields: [text("material", true), number("quantity", true)],
  },
  {
    code: "booking.completed",
    name: "Booking completed",
    purpose: "Reward those who came when they said they would.",
    fields: [text("service", true), number("guests")],
  },
  {
    code: "quiz.finished",
    name: "Quiz finished",
    purpose: "Make learning about your products worth while.",
    fields: [text("quiz", true), number("score")],
  },
]
