type Unlike = { before: string; after: string; rest: boolean }

/** What two texts say differently, sentence by sentence, and whether they say anything alike. */
export function unlikeSentences(before: string, after: string): Unlike {
  const [left, right] = [sentencesOf(before), sentencesOf(after)]
  const gone = left.filter((sentence) => !right.includes(sentence))
  const come = right.filter((sentence) => !left.includes(sentence))
  if (gone.length + come.length === 0) return { before, after, rest: false }
  return { before: gone.join(" "), after: come.join(" "), rest: gone.length < left.length }
}

const sentencesOf = (text: string) => text.split(/(?<=\.)\s+/)
