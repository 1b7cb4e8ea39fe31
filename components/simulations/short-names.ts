/**
 * The programs of a backtest without what all their names begin with: "Draft" and "Live" of one program. They stand in
 * legends and headings, where the end that tells them apart would be cut off.
 */
export function shortNames<Scenario extends { name: string }>(scenarios: readonly Scenario[]): Scenario[] {
  const [first] = scenarios
  const end = first?.name.lastIndexOf(", ") ?? -1
  const common = first && end > 0 ? first.name.slice(0, end + 2) : null
  const isShared = common !== null && scenarios.every(({ name }) => name.startsWith(common))
  if (scenarios.length < 2 || !isShared) return [...scenarios]
  return scenarios.map((scenario) => ({ ...scenario, name: beginning(scenario.name.slice(common.length)) }))
}

const beginning = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1)
