/** "1234 5678 9012 3456": as it is read aloud. */
export function groupedNumber(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, "$1 ")
}
