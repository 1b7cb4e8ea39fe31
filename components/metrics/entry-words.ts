/** What kinds of entries are called. */
const kindNames: Record<string, string> = {
  award: "Earned",
  redemption: "Redeemed",
  redemptionCancel: "Redemption cancelled",
  expiry: "Expired",
  maturity: "Became available",
  reversal: "Taken back after a return",
  adjustment: "Adjusted by hand",
  correction: "Corrected",
  transfer: "Given to another member, or received",
  transferFee: "Fee for giving points",
  transferCancel: "Transfer taken back",
  gift: "Gift",
}

export const entryKinds = Object.keys(kindNames)

/** A kind of entry, purchase channel or step in words; what is not known stays as it is. */
export function kindInWords(kind: string): string {
  return kindNames[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1)
}
