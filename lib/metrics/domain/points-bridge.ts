/** How points outstanding came from the opening to the closing of a period. All in points; adjusted may be negative. */
export type PointsBridge = {
  opening: bigint
  issued: bigint
  redeemed: bigint
  expired: bigint
  reversed: bigint
  adjusted: bigint
  closing: bigint
}

/** opening + issued − redeemed − expired − reversed ± adjusted − closing: zero when the bridge holds. */
export function bridgeGap(bridge: PointsBridge): bigint {
  const { opening, issued, redeemed, expired, reversed, adjusted, closing } = bridge
  return opening + issued - redeemed - expired - reversed + adjusted - closing
}
