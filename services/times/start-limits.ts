/** How far a start may lie from now, in seconds. */
export const startLimits = {
  /** Nobody expects us later than this, after downtime or a missed start. */
  joinAtMostLate: 600,
  /** Anything further ahead belongs in a calendar. */
  plannedAtMostAhead: 30 * 86_400,
  /** A start this near counts as now. */
  soonIsNow: 60,
} as const;
