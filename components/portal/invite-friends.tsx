import { Mail } from "lucide-react"
import { CopyButton } from "@/components/ui/copy-button"
import { otherButton } from "./styles"

type InviteFriendsProps = { sentence: string; link: string; programName: string; joined: number; bought: number }

function countWords(joined: number, bought: number): string | null {
  if (joined === 0) return null
  const friends = joined === 1 ? "1 friend has joined" : `${joined} friends have joined`
  return bought === 0 ? `${friends} so far.` : `${friends} so far, ${bought} of them with a purchase.`
}

/** The link by which a member brings friends; it can be copied, mailed or read out. */
export function InviteFriends({ sentence, link, programName, joined, bought }: InviteFriendsProps) {
  const body = `Join me at ${programName}: ${link}`
  const mail = `mailto:?subject=${encodeURIComponent(programName)}&body=${encodeURIComponent(body)}`
  const came = countWords(joined, bought)
  return (
    <div className="grid gap-4 rounded-card border border-line bg-surface p-4">
      <p className="text-pretty">{sentence}</p>
      <div className="flex min-w-0 items-center gap-2 rounded-control border border-line-strong px-3 py-1.5">
        <span className="min-w-0 grow break-all text-sm select-all">{link}</span>
        <CopyButton text={link} label="Copy the link" />
      </div>
      <a href={mail} className={otherButton}>
        <Mail aria-hidden />
        Send it by e-mail
      </a>
      {came ? <p className="text-sm text-muted">{came}</p> : null}
    </div>
  )
}
