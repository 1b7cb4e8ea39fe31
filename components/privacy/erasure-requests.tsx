import { Callout } from "@/components/ui/callout"
import { TextLink } from "@/components/ui/text-link"
import type { ErasureRequestView } from "@/lib/privacy/queries/list-erasure-requests"

type ErasureRequestsProps = { merchantSlug: string; requests: readonly ErasureRequestView[] }

/** Who asks to be erased and waits; nothing where nobody does. */
export function ErasureRequests({ merchantSlug, requests }: ErasureRequestsProps) {
  if (requests.length === 0) return null
  const title = requests.length === 1 ? "One member asks to be erased" : `${requests.length} members ask to be erased`
  return (
    <Callout tone="warning" title={title} className="mb-6">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {requests.map(({ id, memberId, name }) => (
          <li key={id}>
            {memberId ? <TextLink href={`/d/${merchantSlug}/members/${memberId}`}>{name}</TextLink> : name}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
