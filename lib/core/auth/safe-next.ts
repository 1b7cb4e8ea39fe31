const base = "http://inside.invalid"

/** Where to go after sign-in: a path of this site, or `fallback` for anything that would lead elsewhere. */
export function safeNext(next: unknown, fallback = "/"): string {
  if (typeof next !== "string" || !next.startsWith("/") || next.length > 2000) return fallback
  if (!URL.canParse(next, base)) return fallback
  const url = new URL(next, base)
  return url.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : fallback
}
