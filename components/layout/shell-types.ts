export type ShellMerchant = { slug: string; name: string; accent?: string | null }
export type ShellUser = { name: string; email: string /** In words: "Owner". */; role?: string }
