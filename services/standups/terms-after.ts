import { nextTime, startingAt } from '../times/next-times.ts';
import type { HolidayNames } from './holidays/holidays.ts';
import { workingTimes } from './holidays/working-times.ts';
import type { Schedule, Terms } from './schedule.ts';
import { termsOf } from './schedule.ts';

/** What somebody wants of a standing meeting. */
export type Wish =
  | { kind: 'pause' }
  | { kind: 'resume' }
  /** Not the next time that somebody would go. */
  | { kind: 'skip' }
  | { kind: 'remove' }
  | { kind: 'undo' }
  | { kind: 'set'; terms: Partial<Pick<Terms, 'call' | 'rule' | 'timeZone' | 'minutes'>> };

export type TermsAfter =
  | { kind: 'terms'; terms: Terms; skipped: Date | null }
  /** It is so already, or there is nothing to skip. */
  | { kind: 'already' };

/** A standing meeting's terms as somebody wants them; of its times up to `seenTo` none comes again. Pure. */
export function termsAfter(
  schedule: Schedule,
  wish: Wish,
  by: string,
  { now, seenTo, days }: { now: Date; seenTo: Date | null; days: HolidayNames },
): TermsAfter {
  const from = seenTo && seenTo > now ? seenTo : now;
  const terms = termsOf(schedule);
  const { rule, timeZone, nextAt } = terms;
  switch (wish.kind) {
    case 'pause':
      return schedule.pausedAt ? { kind: 'already' } : as({ ...terms, pausedBy: by, pausedAt: now });
    case 'resume':
      return schedule.pausedAt
        ? as({ ...terms, pausedBy: null, pausedAt: null, nextAt: nextTime(rule, timeZone, from) })
        : { kind: 'already' };
    case 'skip': {
      const left = nextAt && notSeenTo(terms, nextAt, seenTo);
      const next = left && workingTimes(rule, timeZone, days, new Date(left.getTime() - 1), 1).working[0];
      return next && !schedule.pausedAt
        ? as({ ...terms, nextAt: nextTime(rule, timeZone, next) }, next)
        : { kind: 'already' };
    }
    case 'remove':
      return schedule.removedAt ? { kind: 'already' } : as({ ...terms, removedBy: by, removedAt: now });
    case 'undo':
      return schedule.before ? as(upToDate(schedule.before, from)) : { kind: 'already' };
    case 'set':
      return as(startingNow({ ...terms, ...wish.terms }, from));
    default:
      return wish satisfies never;
  }
}

/** Terms whose next time is counted from now. */
export function startingNow(terms: Terms, now: Date): Terms {
  const rule = startingAt(terms.rule, terms.timeZone, now);
  return { ...terms, rule, nextAt: nextTime(rule, terms.timeZone, now) };
}

/** The next time, or the one that follows what was seen to: until its turn comes a schedule may still name that. */
export function notSeenTo(
  { rule, timeZone }: Pick<Terms, 'rule' | 'timeZone'>,
  nextAt: Date,
  seenTo: Date | null,
): Date | null {
  return seenTo && nextAt <= seenTo ? nextTime(rule, timeZone, seenTo) : nextAt;
}

function upToDate(terms: Terms, from: Date): Terms {
  const { rule, timeZone, nextAt } = terms;
  return { ...terms, nextAt: nextAt && nextAt > from ? nextAt : nextTime(rule, timeZone, from) };
}

function as(terms: Terms, skipped: Date | null = null): TermsAfter {
  return { kind: 'terms', terms, skipped };
}
