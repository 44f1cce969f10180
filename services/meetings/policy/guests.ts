/**
 * What guests of a call mean: where some are expected, somebody presses Join now; and where an unknown one is seen, the
 * thread is asked whether it stays. From what is least strict: who asks about guests that are seen asks first too.
 */
export const guestRules = ['ask_first', 'ask_seen'] as const;
export type GuestRule = (typeof guestRules)[number];

/** Whether one asks more than the other. Null is as usual. */
export function asksMore(one: GuestRule | null, other: GuestRule | null): boolean {
  const strictness = (rule: GuestRule | null) => (rule === null ? -1 : guestRules.indexOf(rule));
  return strictness(one) > strictness(other);
}
