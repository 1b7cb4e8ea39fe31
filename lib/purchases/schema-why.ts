import { z } from "zod"
import { idText } from "@/lib/core/values"

export const activityKind = z.enum(["purchase", "return", "event"])

export const explainActivitySchema = z.strictObject({ memberId: idText, kind: activityKind, id: idText })
