"use server"

import { run, staffAction } from "@/lib/core/action"
import { createStore } from "./commands/create-store"
import { importExchangeRates } from "./commands/import-exchange-rates"
import { storeExchangeRate } from "./commands/store-exchange-rate"
import { updateStore } from "./commands/update-store"
import { exchangeRateSchema, importExchangeRatesSchema } from "./schema-exchange-rate"
import { storeSchema, updateStoreSchema } from "./schema-store"

export const createStoreAction = staffAction.inputSchema(storeSchema).action(run(createStore))
export const updateStoreAction = staffAction.inputSchema(updateStoreSchema).action(run(updateStore))
export const storeExchangeRateAction = staffAction.inputSchema(exchangeRateSchema).action(run(storeExchangeRate))
export const importExchangeRatesAction = staffAction
  .inputSchema(importExchangeRatesSchema)
  .action(run(importExchangeRates))
