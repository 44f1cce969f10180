/** How far a start may lie from now, in seconds. */
export const startLimits = {
  /** Nobody expects us later than this, after downtime or a missed start. */
  joinAtMostLate: 600,
  /** Anything further ahead belongs in a calendar. */
  plannedAtMostAhead: 30 * 86_400,
  /** A start this near counts as now. */
  soonIsNow: 60,
} as const;

/** Why nobody can be sent at a time: it's over, or further ahead than may be planned. Null where one can. */
export type WhyNotThen = 'over' | 'far';

export function whyNotThen(at: Date, now: Date): WhyNotThen | null {
  if (at <= now) return 'over';
  return at.getTime() - now.getTime() > startLimits.plannedAtMostAhead * 1_000 ? 'far' : null;
}
