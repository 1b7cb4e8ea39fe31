interface Surroundings {
  /** Development evaluates code and keeps a socket for hot reload. */
  development: boolean
  https: boolean
}

/** The Content-Security-Policy of a page: our own origin, and scripts only with the page's nonce. */
export function contentSecurityPolicy(nonce: string, { development, https }: Surroundings): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Styles in attributes (an accent, the width of a bar) cannot carry a nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self' data:",
    `connect-src 'self'${development ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ]
  return [...rules, ...(https ? ["upgrade-insecure-requests"] : [])].join("; ")
}
