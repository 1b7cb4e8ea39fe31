import type { AnyEndpoint } from "@/lib/core/api/endpoint"
import { jobsEndpoints } from "./jobs/endpoints"
import { metricsEndpoints } from "./metrics/endpoints"
import { programsEndpoints } from "./programs/endpoints"
import { redemptionsEndpoints } from "./redemptions/endpoints"
import { rewardsEndpoints } from "./rewards/endpoints"
import { segmentsEndpoints } from "./segments/endpoints"
import { surveysEndpoints } from "./surveys/endpoints"
import { vouchersEndpoints } from "./vouchers/endpoints"

/** Every operation of the REST API: what the router serves and the document describes. */
export const endpoints: readonly AnyEndpoint[] = [
  ...jobsEndpoints,
  ...metricsEndpoints,
  ...programsEndpoints,
  ...vouchersEndpoints,
  ...redemptionsEndpoints,
  ...rewardsEndpoints,
  ...surveysEndpoints,
  ...segmentsEndpoints,
]
