"use client"

import { RotateCcw, Trash2 } from "lucide-react"
import { useRouter } from "next/navigation"
import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { toast } from "@/components/ui/toast"
import { deleteSimulationAction, rerunSimulationAction } from "@/lib/simulations/actions"

/** Runs a backtest again from what was kept, or forgets it. */
export function SimulationActions({ merchantSlug, simulationId }: { merchantSlug: string; simulationId: string }) {
  const router = useRouter()
  const list = `/d/${merchantSlug}/simulations`
  async function rerun() {
    const answer = await rerunSimulationAction(merchantSlug, { simulationId })
    if (answer?.data) router.push(`${list}/${answer.data.id}`)
    else toast.error(answer?.serverError?.message ?? "The server could not be reached. Try again.")
  }
  async function forget() {
    const answer = await deleteSimulationAction(merchantSlug, { simulationId })
    if (answer?.data) router.push(list)
    else toast.error(answer?.serverError?.message ?? "The server could not be reached. Try again.")
    return answer?.data !== undefined
  }
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button variant="ghost" icon={<Trash2 aria-hidden />}>
            Delete
          </Button>
        }
        title="Delete this backtest?"
        description="Its figures are gone then. Nothing else changes: you can run the same again."
        confirmLabel="Delete backtest"
        onConfirm={forget}
      />
      <Button icon={<RotateCcw aria-hidden />} onClick={rerun}>
        Run again
      </Button>
    </>
  )
}
