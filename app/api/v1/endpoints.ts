import type { AnyEndpoint } from "@/lib/core/api/endpoint"
import { adjustmentsEndpoints } from "./adjustments/endpoints"
import { apiKeysEndpoints } from "./api-keys/endpoints"
import { benefitsEndpoints } from "./benefits/endpoints"
import { customersEndpoints } from "./customers/endpoints"
import { entriesEndpoints } from "./entries/endpoints"
import { eventTypesEndpoints } from "./event-types/endpoints"
import { eventsEndpoints } from "./events/endpoints"
import { exchangeRatesEndpoints } from "./exchange-rates/endpoints"
import { householdsEndpoints } from "./households/endpoints"
import { jobsEndpoints } from "./jobs/endpoints"
import { mailEndpoints } from "./mail/endpoints"
import { membersEndpoints } from "./members/endpoints"
import { merchantEndpoints } from "./merchant/endpoints"
import { metricsEndpoints } from "./metrics/endpoints"
import { programPresetsEndpoints } from "./program-presets/endpoints"
import { programsEndpoints } from "./programs/endpoints"
import { purchasesEndpoints } from "./purchases/endpoints"
import { redemptionsEndpoints } from "./redemptions/endpoints"
import { rewardsEndpoints } from "./rewards/endpoints"
import { segmentsEndpoints } from "./segments/endpoints"
import { simulationsEndpoints } from "./simulations/endpoints"
import { staffEndpoints } from "./staff/endpoints"
import { standingEndpoints } from "./standing/endpoints"
import { storesEndpoints } from "./stores/endpoints"
import { subscriptionsEndpoints } from "./subscriptions/endpoints"
import { surveysEndpoints } from "./surveys/endpoints"
import { transfersEndpoints } from "./transfers/endpoints"
import { vouchersEndpoints } from "./vouchers/endpoints"

/** Every operation of the REST API: what the router serves and the document describes. */
export const endpoints: readonly AnyEndpoint[] = [
  ...customersEndpoints,
  ...adjustmentsEndpoints,
  ...entriesEndpoints,
  ...eventTypesEndpoints,
  ...eventsEndpoints,
  ...householdsEndpoints,
  ...jobsEndpoints,
  ...membersEndpoints,
  ...benefitsEndpoints,
  ...purchasesEndpoints,
  ...storesEndpoints,
  ...exchangeRatesEndpoints,
  ...metricsEndpoints,
  ...programsEndpoints,
  ...programPresetsEndpoints,
  ...vouchersEndpoints,
  ...redemptionsEndpoints,
  ...rewardsEndpoints,
  ...subscriptionsEndpoints,
  ...surveysEndpoints,
  ...segmentsEndpoints,
  ...simulationsEndpoints,
  ...apiKeysEndpoints,
  ...mailEndpoints,
  ...merchantEndpoints,
  ...staffEndpoints,
  ...standingEndpoints,
  ...transfersEndpoints,
]
