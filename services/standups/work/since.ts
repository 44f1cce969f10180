import type { WorkSpan } from './work-change.ts';

const minute = 60_000;
const day = 1_440 * minute;
const maxDays = 7;

/**
 * From when on work counts: since the last time was prepared, which was `promptMinutes` before it began. Without a last
 * time a day, and a week at most.
 */
export function sinceWhen(
  lastHeldAt: Date | null,
  now: Date,
  promptMinutes: number,
): { since: Date; span: WorkSpan } {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  if (!lastHeldAt) return { since: ago(day), span: 'day' };
  const prepared = new Date(lastHeldAt.getTime() - promptMinutes * minute);
  const earliest = ago(maxDays * day);
  return prepared < earliest ? { since: earliest, span: 'week' } : { since: prepared, span: 'last_time' };
}
