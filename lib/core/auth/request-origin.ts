/**
 * The address that a request came from, for counting attempts: the last one named, which the nearest proxy has written;
 * those before it are the client's own claim.
 */
export function requestOrigin(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim().slice(0, 64) || "local"
}
