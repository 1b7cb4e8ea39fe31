"use client"

import { Trash2 } from "lucide-react"
import { useRouter } from "next/navigation"
import { Button } from "@/components/ui/button"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { deleteSegmentAction, restoreSegmentAction } from "@/lib/segments/actions"

/** Deletes a segment, with a way back. */
export function DeleteSegmentButton({ merchantSlug, segmentId }: { merchantSlug: string; segmentId: string }) {
  const router = useRouter()
  const restore = useActionForm(restoreSegmentAction.bind(null, merchantSlug), () => {
    toast.success("Segment is back")
  })
  const remove = useActionForm(deleteSegmentAction.bind(null, merchantSlug), ({ id, name, description, condition }) => {
    toast.success("Segment deleted", { undo: () => void restore.send({ id, name, description, condition }) })
    router.push(`/d/${merchantSlug}/segments`)
  })
  return (
    <>
      <Button icon={<Trash2 aria-hidden />} loading={remove.busy} onClick={() => remove.send({ segmentId })}>
        Delete
      </Button>
      {remove.errors[0] ? (
        <p role="alert" className="w-full text-sm text-bad">
          {remove.errors[0].message}
        </p>
      ) : null}
    </>
  )
}
