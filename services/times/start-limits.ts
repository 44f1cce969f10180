/** How far a start may lie from now, in seconds. */
export const startLimits = {
  /** After downtime, or past a start: this late nobody expects us any more. */
  joinAtMostLate: 600,
  /** Plans beyond this are a calendar's business. */
  plannedAtMostAhead: 30 * 86_400,
  /** A start this near is not waited for. */
  soonIsNow: 60,
} as const;
