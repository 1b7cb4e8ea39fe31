/** Long instead of complicated (NIST SP 800-63B-4, 3.1.1.2): 15 characters or more, no composition rules. */
export const shortestPassword = 15
export const longestPassword = 200
