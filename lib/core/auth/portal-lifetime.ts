/** How long a member stays signed in on a device. */
export const portalSessionDays = 90
