/** What publishing a definition would do at once. Amounts in the program's minor units. */
export type PublishingPlan = {
  /** False where rules ask for more than a purchase tells: then points and liability are the least. */
  exact: boolean
  members: number
  purchases: number
  points: number
  liabilityMinor: number
}
