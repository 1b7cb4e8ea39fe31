import { Search } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"

type MemberSearchProps = { text: string; tierId: string; tiers: readonly { id: string; name: string }[] }

/** Searches all members on the server; works without a script. */
export function MemberSearch({ text, tierId, tiers }: MemberSearchProps) {
  return (
    <search className="mb-4 block">
      <form className="flex flex-wrap items-center gap-2">
        <Input
          type="search"
          name="text"
          defaultValue={text}
          maxLength={120}
          aria-label="Find members"
          placeholder="Name, e-mail, phone, id or card"
          className="w-full sm:w-80"
        />
        {tiers.length > 0 ? (
          <Select
            name="tier"
            aria-label="Tier"
            defaultValue={tierId}
            placeholder="Every tier"
            options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
            className="w-44"
          />
        ) : null}
        <Button type="submit" icon={<Search aria-hidden />}>
          Find
        </Button>
      </form>
    </search>
  )
}
