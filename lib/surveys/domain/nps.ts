/** Answers by score: `counts[7]` is how many gave a 7. Scores run from 0 to 10. */
export type ScoreCounts = readonly number[]

export type Nps = {
  responses: number
  promoters: number
  passives: number
  detractors: number
  /** Share of promoters less that of detractors, in points from -100 to 100; null without responses. */
  score: number | null
  /** The 95 % confidence interval in the same points, cut at -100 and 100; null below two responses. */
  interval: { low: number; high: number } | null
}

/** The quantile of the normal distribution that leaves 2.5 % at each end. */
const Z_95 = 1.959963984540054

/** Answers that are added before the interval is reckoned: as many promoters as detractors, and as many others. */
const ADDED = { promoters: 0.75, passives: 1.5, detractors: 0.75 }

/** Counts scores into eleven places. Scores outside 0 to 10 are left out. */
export function countScores(scores: readonly number[]): number[] {
  const counts = Array.from({ length: 11 }, () => 0)
  for (const score of scores)
    if (Number.isInteger(score) && score >= 0 && score <= 10) counts[score] = (counts[score] ?? 0) + 1
  return counts
}

/**
 * The adjusted Wald interval, in points: three answers are added, then it is the Wald interval for a difference of two
 * multinomial proportions, the variance of the mean of +1, 0 and -1 being (p + d - (p - d)²) / n. Without them ten answers
 * of 10 would say "between 100 and 100"; of the intervals compared by Rocks, "Interval Estimation for the Net Promoter
 * Score", The American Statistician 70, 2016, it holds best what it promises.
 */
function intervalOf(promoters: number, detractors: number, responses: number): { low: number; high: number } {
  const n = responses + ADDED.promoters + ADDED.passives + ADDED.detractors
  const p = (promoters + ADDED.promoters) / n
  const d = (detractors + ADDED.detractors) / n
  const margin = Z_95 * Math.sqrt((p + d - (p - d) ** 2) / n)
  return { low: 100 * Math.max(-1, p - d - margin), high: 100 * Math.min(1, p - d + margin) }
}

/**
 * The Net Promoter Score (Reichheld, "The One Number You Need to Grow", HBR 2003: 9 and 10 promote, 0 to 6 detract), with
 * its interval.
 */
export function npsOf(counts: ScoreCounts): Nps {
  const sum = (from: number, to: number) => counts.slice(from, to + 1).reduce((a, b) => a + b, 0)
  const detractors = sum(0, 6)
  const passives = sum(7, 8)
  const promoters = sum(9, 10)
  const responses = detractors + passives + promoters
  if (responses === 0) return { responses, promoters, passives, detractors, score: null, interval: null }
  const difference = (promoters - detractors) / responses
  const interval = responses < 2 ? null : intervalOf(promoters, detractors, responses)
  return { responses, promoters, passives, detractors, score: 100 * difference, interval }
}
