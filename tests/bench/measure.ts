/** Runs the work several times and prints how much of it was done in a second: the median, the least and the most. */
export async function measure(
  name: string,
  unit: string,
  runs: number,
  work: (run: number) => Promise<number> | number,
) {
  const rates: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    const count = await work(run)
    rates.push(count / ((performance.now() - began) / 1000))
  }
  rates.sort((a, b) => a - b)
  const said = (rate = 0) => Math.round(rate).toLocaleString("en-US")
  const median = said(rates[Math.floor(rates.length / 2)])
  process.stdout.write(`${name}: ${median} ${unit}/s (median of ${runs}; ${said(rates[0])} to ${said(rates.at(-1))})\n`)
}
