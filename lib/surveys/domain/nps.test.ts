import { describe, expect, it } from "vitest"
import { countScores, npsOf } from "./nps"

const scores = [...Array(50).fill(10), ...Array(30).fill(8), ...Array(20).fill(3)]

describe("npsOf", () => {
  it("is the share of promoters less that of detractors, with its interval", () => {
    // 50 % promoters and 20 % detractors of 100: variance 0.7 - 0.3² = 0.61, standard error √0.0061 = 7.81 points.
    const nps = npsOf(countScores(scores))
    expect(nps).toMatchObject({ responses: 100, promoters: 50, passives: 30, detractors: 20 })
    expect(nps.score).toBeCloseTo(30, 10)
    expect(nps.interval?.low).toBeCloseTo(14.692, 3)
    expect(nps.interval?.high).toBeCloseTo(45.308, 3)
  })

  it("has no score without responses and no interval for one", () => {
    expect(npsOf(countScores([]))).toMatchObject({ responses: 0, score: null, interval: null })
    expect(npsOf(countScores([9]))).toMatchObject({ score: 100, interval: null })
  })

  it("leaves out what is no score", () => {
    expect(countScores([11, -1, 5.5, 6])).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  })
})
