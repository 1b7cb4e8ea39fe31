import { PublicFrame } from "@/components/layout/public-frame"

/** The program is not published, or there is no such page, or it belongs to somebody else: one answer for all. */
export default function PortalNotFound() {
  return (
    <PublicFrame
      title="There is nothing here"
      description="The address may be mistyped, or the program has not opened yet. Ask in the shop, or scan the code there again."
    >
      <p className="text-sm text-muted">If you are a member, open your program from the mail that we sent you.</p>
    </PublicFrame>
  )
}
