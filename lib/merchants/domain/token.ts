/** A link's token names its merchant before its secret, so that the merchant is known before anything is looked up. */
export function joinToken(merchantSlug: string, secret: string): string {
  return `${merchantSlug}_${secret}`
}

/** The parts of a link's token, or null for what never was one. */
export function splitToken(token: string): { merchantSlug: string; secret: string } | null {
  const [, merchantSlug, secret] = /^([a-z0-9-]{1,63})_([0-9A-Za-z]{32})$/.exec(token) ?? []
  return merchantSlug && secret ? { merchantSlug, secret } : null
}
