import { describe, expect, it } from "vitest"
import { countScores, npsOf } from "./nps"

const scores = [...Array(50).fill(10), ...Array(30).fill(8), ...Array(20).fill(3)]

describe("npsOf", () => {
  it("is the share of promoters less that of detractors, with its interval", () => {
    // 50 promoters and 20 detractors of 100 with ¾, 1½ and ¾ added: 50.75 − 20.75 of 103 is 29.126 points, the variance
    // 71.5/103 − 0.29126² = 0.60934, the standard error √(0.60934/103) = 7.6915 points.
    const nps = npsOf(countScores(scores))
    expect(nps).toMatchObject({ responses: 100, promoters: 50, passives: 30, detractors: 20 })
    expect(nps.score).toBeCloseTo(30, 10)
    expect(nps.interval?.low).toBeCloseTo(14.051, 3)
    expect(nps.interval?.high).toBeCloseTo(44.201, 3)
  })

  it("is not sure of a score because a few answered alike", () => {
    const [two, ten] = [npsOf(countScores([10, 10])), npsOf(countScores(Array(10).fill(10)))]
    expect([two.score, two.interval?.high]).toEqual([100, 100])
    expect(two.interval?.low).toBeCloseTo(-24.41, 1)
    expect(ten.interval?.low).toBeCloseTo(47.5, 1)
    expect(npsOf(countScores([8, 8])).interval?.high).toBeCloseTo(48.01, 1)
    for (let scores = 2; scores < 2000; scores += 37) {
      const { score, interval } = npsOf(countScores(Array(scores).fill(0)))
      expect(score).toBe(-100)
      expect(interval?.low).toBe(-100)
    }
  })

  it("has no score without responses and no interval for one", () => {
    expect(npsOf(countScores([]))).toMatchObject({ responses: 0, score: null, interval: null })
    expect(npsOf(countScores([9]))).toMatchObject({ score: 100, interval: null })
  })

  it("leaves out what is no score", () => {
    expect(countScores([11, -1, 5.5, 6])).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  })
})
