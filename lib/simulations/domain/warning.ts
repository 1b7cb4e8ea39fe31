/** Something about a program that its owner should look at: what was found, why it matters, what to do. */
export interface Warning {
  code: string
  title: string
  why: string
  remedy: string
}
