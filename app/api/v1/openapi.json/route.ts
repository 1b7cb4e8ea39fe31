import { openApiDocument } from "@/lib/core/api/document"
import { endpoints } from "../endpoints"

export function GET(): Response {
  return Response.json(openApiDocument(endpoints))
}
