import { secondsAfter } from '../../meetings/states/transition.ts';
import { backoff, type EarsKind } from '../ears.ts';

/** Why a service still has, or may have, what it heard. */
export type DeletionProblem =
  | 'unreachable'
  | 'key_refused'
  | 'refused'
  /** Its bot isn't out of the call. */
  | 'still_there'
  /** It has no such bot, or none that this key may see. */
  | 'not_known'
  | 'not_set_up';

/** What a service keeps of a call that was forgotten here. Times are the database's. */
export type EarsDeletion = {
  readonly meetingId: string;
  readonly kind: EarsKind;
  readonly botId: string;
  /** Of all processes. */
  readonly attempts: number;
  readonly askedAt: Date;
  readonly nextRunAt: Date;
};

/** In seconds. */
const deletionTiming = { triedFor: 86_400, retryMost: 900 } as const;

/** When it is asked again; null where asking has an end, and a person has to. */
export function nextTry(
  { attempts, askedAt }: EarsDeletion,
  problem: DeletionProblem,
  now: Date,
): { attempts: number; nextRunAt: Date } | null {
  // Asked again, it would say the same.
  if (problem === 'not_known' || now >= secondsAfter(askedAt, deletionTiming.triedFor)) return null;
  const tried = attempts + 1;
  return { attempts: tried, nextRunAt: secondsAfter(now, backoff(tried, deletionTiming.retryMost)) };
}
