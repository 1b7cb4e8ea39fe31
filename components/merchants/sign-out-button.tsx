import { Button } from "@/components/ui/button"
import { signOutAction } from "@/lib/merchants/actions"

export function SignOutButton() {
  return (
    <form action={signOutAction} className="grid">
      <Button type="submit" size="lg">
        Sign out
      </Button>
    </form>
  )
}
