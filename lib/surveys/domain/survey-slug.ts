/** The end of a link made of a title: "How was it?" becomes "how-was-it". Empty where nothing of the title is left. */
export function slugOfTitle(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replace(/^-+|-+$/g, "")
}
