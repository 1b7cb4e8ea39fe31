import { z } from "zod"
import { idText } from "@/lib/core/values"

export const customerIdSchema = z.strictObject({ id: idText })
