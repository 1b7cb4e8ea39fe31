import { env } from "./env"

/**
 * The absolute address of a page, for links in mail. It is made of settings and never of a request's Host header, which
 * whoever asks for a mail to somebody else could choose.
 */
export function appUrl(path: string): string {
  const { APP_URL, PORT } = env()
  return new URL(path, APP_URL ?? `http://localhost:${PORT}`).href
}
