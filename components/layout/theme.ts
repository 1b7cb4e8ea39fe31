export const THEME_COOKIE = "regulars-theme"

export const themes = ["system", "light", "dark"] as const

export type Theme = (typeof themes)[number]

/** The theme that a cookie asks for; what it does not know is the system's. */
export function readTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system"
}
