import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { idText } from "@/lib/core/values"
import { type ImportedProgram, importProgram, previewProgramImport } from "@/lib/rewards/commands/import-program"
import { exportProgram } from "@/lib/rewards/queries/export-program"
import { programFileSchema } from "@/lib/rewards/schema-program-file"
import { programAnswer } from "./answers"
import { changeAnswer } from "./version-endpoints"

const area = "Programs"

const importedAnswer = z.object({
  program: programAnswer,
  isNew: z.boolean(),
  hasChanged: z.boolean().meta({ description: "False: the draft said the same already." }),
  changes: z.array(changeAnswer).meta({ description: "What publishing the draft would change of what holds now." }),
  problems: z.array(z.string()).meta({ description: "What keeps the draft from being published as it stands." }),
  notes: z.array(z.string()).meta({
    description:
      "What of the file is not taken, as it could not wait with the draft of a live program, with the remedy.",
  }),
})

export const fileEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/programs/{id}/export",
    area,
    summary: "Read a program as a file: its draft with rewards, and what its rules name",
    permission: "programs:read",
    params: z.object({ id: idText }),
    responses: { 200: programFileSchema },
    run: (ctx, { params }) => exportProgram(ctx, { programId: params.id }),
  }),
  endpoint({
    method: "POST",
    path: "/programs/import",
    area,
    summary: "Make a file the draft of the program with its address, or of a new one; nothing is published",
    permission: "programs:write",
    body: programFileSchema,
    responses: { 200: importedAnswer, 201: importedAnswer },
    run: (ctx, { body }) => importProgram(ctx, body),
    respond: (imported: ImportedProgram) => ({ status: imported.isNew ? 201 : 200, body: imported }),
  }),
  endpoint({
    method: "POST",
    path: "/programs/import/preview",
    area,
    summary: "Say what importing a file would change and what of it would not be taken; nothing is written",
    permission: "programs:write",
    body: programFileSchema,
    responses: { 200: importedAnswer },
    run: (ctx, { body }) => previewProgramImport(ctx, body),
  }),
]
