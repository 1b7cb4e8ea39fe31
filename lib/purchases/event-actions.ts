"use server"

import { run, staffAction } from "@/lib/core/action"
import { archiveEventType } from "./commands/archive-event-type"
import { createEventType } from "./commands/create-event-type"
import { recordEvent } from "./commands/record-event"
import { restoreEventType } from "./commands/restore-event-type"
import { updateEventType } from "./commands/update-event-type"
import { eventSchema, eventTypeIdSchema, eventTypeSchema, updateEventTypeActionSchema } from "./schema-event"

export const createEventTypeAction = staffAction.inputSchema(eventTypeSchema).action(run(createEventType))
export const updateEventTypeAction = staffAction.inputSchema(updateEventTypeActionSchema).action(run(updateEventType))
export const archiveEventTypeAction = staffAction.inputSchema(eventTypeIdSchema).action(run(archiveEventType))
export const restoreEventTypeAction = staffAction.inputSchema(eventTypeIdSchema).action(run(restoreEventType))
export const recordEventAction = staffAction.inputSchema(eventSchema).action(run(recordEvent))
