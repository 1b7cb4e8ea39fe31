import { createHmac } from "node:crypto"

/**
 * The token of a personal link, made of the invitation's id and the installation's secret: so links can be listed again
 * although only digests are stored.
 */
export function surveyTokenOf(secret: string, merchantId: string, invitationId: string): string {
  return createHmac("sha256", secret)
    .update(`survey-invitation:${merchantId}:${invitationId}`)
    .digest("base64url")
    .slice(0, 32)
}
