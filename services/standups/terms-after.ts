import { nextTime, startingAt } from '../times/next-times.ts';
import type { HolidayNames } from './holidays/holidays.ts';
import { workingTimes } from './holidays/working-times.ts';
import type { Standup, Terms } from './standup.ts';
import { termsOf } from './standup.ts';

/** A change that someone wants for a standup. */
export type Wish =
  | { kind: 'pause' }
  | { kind: 'resume' }
  /** Leaves out the next occurrence that is not on a holiday. */
  | { kind: 'skip' }
  | { kind: 'remove' }
  | { kind: 'undo' }
  | { kind: 'set'; terms: Partial<Pick<Terms, 'call' | 'rule' | 'timeZone' | 'minutes' | 'personaId'>> };

export type TermsAfter =
  | { kind: 'terms'; terms: Terms; skipped: Date | null }
  /** It is so already, or there is nothing to skip. */
  | { kind: 'already' };

/** The terms after a change. Occurrences up to `handledThrough` never fire again. Pure. */
export function termsAfter(
  standup: Standup,
  wish: Wish,
  by: string,
  { now, handledThrough, days }: { now: Date; handledThrough: Date | null; days: HolidayNames },
): TermsAfter {
  const from = handledThrough && handledThrough > now ? handledThrough : now;
  const terms = termsOf(standup);
  const { rule, timeZone, nextAt } = terms;
  switch (wish.kind) {
    case 'pause':
      return standup.pausedAt ? { kind: 'already' } : as({ ...terms, pausedBy: by, pausedAt: now });
    case 'resume':
      return standup.pausedAt
        ? as({ ...terms, pausedBy: null, pausedAt: null, nextAt: nextTime(rule, timeZone, from) })
        : { kind: 'already' };
    case 'skip': {
      const left = nextAt && afterHandled(terms, nextAt, handledThrough);
      const next = left && workingTimes(rule, timeZone, days, new Date(left.getTime() - 1), 1).working[0];
      return next && !standup.pausedAt
        ? as({ ...terms, nextAt: nextTime(rule, timeZone, next) }, next)
        : { kind: 'already' };
    }
    case 'remove':
      return standup.removedAt ? { kind: 'already' } : as({ ...terms, removedBy: by, removedAt: now });
    case 'undo':
      return standup.before ? as(upToDate(standup.before, from)) : { kind: 'already' };
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

/** `nextAt` may still hold an already handled time until the standup next fires; then the time after it counts. */
export function afterHandled(
  { rule, timeZone }: Pick<Terms, 'rule' | 'timeZone'>,
  nextAt: Date,
  handledThrough: Date | null,
): Date | null {
  return handledThrough && nextAt <= handledThrough ? nextTime(rule, timeZone, handledThrough) : nextAt;
}

function upToDate(terms: Terms, from: Date): Terms {
  const { rule, timeZone, nextAt } = terms;
  return { ...terms, nextAt: nextAt && nextAt > from ? nextAt : nextTime(rule, timeZone, from) };
}

function as(terms: Terms, skipped: Date | null = null): TermsAfter {
  return { kind: 'terms', terms, skipped };
}
