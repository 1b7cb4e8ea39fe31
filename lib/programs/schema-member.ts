import { z } from "zod"

/** What is typed into a search box for members. */
export const memberSearchSchema = z.strictObject({ text: z.string().trim().min(1).max(120) })
