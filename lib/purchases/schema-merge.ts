import { z } from "zod"
import { idText } from "@/lib/core/values"

/** Which customer is to be merged into which. */
export const previewMergeSchema = z.strictObject({ id: idText, intoCustomerId: idText })
