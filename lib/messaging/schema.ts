import { z } from "zod"
import { idText } from "@/lib/core/values"

export const sendHeldMailSchema = z.object({ mailId: idText })
