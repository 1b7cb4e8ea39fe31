/** Seconds by the wall, or of processor time: of what runs by itself, whatever else the machine does. */
type Clock = "wall" | "processor"

const clocks: Record<Clock, () => number> = {
  wall: () => performance.now() / 1000,
  processor: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000_000
  },
}

/** Runs the work several times and prints how much of it was done in a second: the median, the least and the most. */
export async function measure(
  name: string,
  unit: string,
  runs: number,
  work: (run: number) => Promise<number> | number,
  clock: Clock = "wall",
) {
  const rates: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = clocks[clock]()
    const count = await work(run)
    rates.push(count / (clocks[clock]() - began))
  }
  rates.sort((a, b) => a - b)
  const said = (rate = 0) => Math.round(rate).toLocaleString("en-US")
  const median = said(rates[Math.floor(rates.length / 2)])
  process.stdout.write(
    `${name}: ${median} ${unit}/s${clock === "wall" ? "" : " of processor time"} (median of ${runs}; ${said(rates[0])} to ${said(rates.at(-1))})\n`,
  )
}
