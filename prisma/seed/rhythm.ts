import { type Day, dayNumber, weekday } from "@/lib/core/calendar"
import type { Random } from "./random"

/** When people come, by habit. */
export type Habit = "commuter" | "lunch" | "neighbour" | "web"

const byWeekday: Record<Habit, readonly number[]> = {
  commuter: [1.05, 1.1, 1.1, 1.1, 1, 0.35, 0.15],
  lunch: [0.9, 1.05, 1.1, 1.1, 1.2, 0.7, 0.4],
  neighbour: [0.6, 0.65, 0.7, 0.75, 0.95, 1.9, 1.6],
  web: [1.1, 1.05, 1, 0.95, 0.9, 0.85, 1.15],
}

/** January to December: the summer is for walking past, the autumn for staying. */
const byMonth = [0.9, 0.94, 1, 1.02, 1.05, 1, 0.93, 0.9, 1.02, 1.06, 1.08, 1.12]

/** How busy a day is for people of a habit, about 1 on average; 0 on the two days when the doors stay shut. */
export function demand(day: Day, habit: Habit): number {
  const date = day.slice(5)
  if (date === "12-25" || date === "01-01") return 0
  const usual = (byWeekday[habit][weekday(day) - 1] ?? 1) * (byMonth[Number(day.slice(5, 7)) - 1] ?? 1)
  return usual * christmas(date, habit) * weather(day, habit)
}

/** Gifts are bought in the weeks before Christmas, most of them on the web. */
function christmas(date: string, habit: Habit): number {
  if (date < "11-27" || date > "12-23") return 1
  return habit === "web" ? 2.6 : 1.3
}

/** The same for all on one day, without a source of chance: some days it rains. */
function weather(day: Day, habit: Habit): number {
  if (habit === "web") return 1
  return 0.88 + 0.24 * ((Math.imul(dayNumber(day), 2_654_435_761) >>> 0) / 4_294_967_296)
}

interface Peak {
  minute: number
  spread: number
}

const peaks: Record<Habit, readonly (readonly [Peak, number])[]> = {
  commuter: [
    [{ minute: 8 * 60 + 5, spread: 40 }, 8],
    [{ minute: 15 * 60 + 10, spread: 60 }, 1.5],
  ],
  lunch: [
    [{ minute: 12 * 60 + 35, spread: 35 }, 7],
    [{ minute: 15 * 60 + 20, spread: 50 }, 2],
  ],
  neighbour: [
    [{ minute: 10 * 60 + 20, spread: 70 }, 6],
    [{ minute: 15 * 60 + 30, spread: 75 }, 4],
  ],
  web: [
    [{ minute: 20 * 60 + 15, spread: 80 }, 6],
    [{ minute: 12 * 60 + 30, spread: 90 }, 2],
  ],
}

const opens = 7 * 60
const closes = 18 * 60 - 1

/** The minute of the day of one visit: within opening hours, or any hour on the web. */
export function minuteOfVisit(habit: Habit, random: Random): number {
  const { minute, spread } = random.weighted(peaks[habit])
  const drawn = Math.round(random.normal(minute, spread))
  return habit === "web" ? clamp(drawn, 0, 24 * 60 - 1) : clamp(drawn, opens, closes)
}

function clamp(value: number, low: number, high: number): number {
  // What falls outside is folded back in, so that no crowd gathers at the door.
  if (value < low) return Math.min(high, 2 * low - value)
  return value > high ? Math.max(low, 2 * high - value) : value
}
