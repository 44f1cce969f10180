import { secondsAfter } from '../meetings/states/transition.ts';
import { backoff, type Ears, type EarsProblem, earsTiming } from './ears.ts';
import type { Reading, StartOutcome } from './ports/ears-service.ts';

/** What becomes of a row. Pure: the worker stores it. */
export type Next = Omit<Ears, 'version'>;

export function over(ears: Ears, now: Date, problem: EarsProblem | null): Next {
  return { ...ears, state: 'over', problem, endedAt: now, nextRunAt: null, attempts: 0 };
}

/** Written before the request goes out: should this process end, the next finds that one may be there. */
export function marked(ears: Ears, now: Date): Next {
  return {
    ...ears,
    state: 'starting',
    startedAt: ears.startedAt ?? now,
    mayBeThere: true,
    attempts: ears.attempts + 1,
    nextRunAt: secondsAfter(now, earsTiming.leaseFor),
  };
}

export function started(ears: Ears, now: Date, botId: string): Next {
  return { ...ears, state: 'joining', botId, problem: null, attempts: 0, nextRunAt: now };
}

/** `couldBeOurs`: an earlier request may have arrived. */
export function afterStart(ears: Ears, now: Date, outcome: StartOutcome, couldBeOurs: boolean): Next {
  switch (outcome.kind) {
    case 'started':
      return started(ears, now, outcome.botId);
    case 'refused':
      return over({ ...ears, mayBeThere: couldBeOurs }, now, outcome.problem);
    case 'deferred':
      return again({ ...ears, mayBeThere: couldBeOurs }, now, outcome.problem);
    case 'taken':
      // Ours, if a request of ours may have arrived: looked up next.
      return again({ ...ears, mayBeThere: couldBeOurs }, now, 'already_there');
    case 'uncertain':
      return again(ears, now, outcome.problem);
    default:
      return outcome satisfies never;
  }
}

function again(ears: Ears, now: Date, problem: EarsProblem): Next {
  const gaveUp = ears.startedAt && now >= secondsAfter(ears.startedAt, earsTiming.startTriedFor);
  // What may be there is looked for as long as it takes.
  if (gaveUp && !ears.mayBeThere) return over(ears, now, problem);
  return { ...ears, state: 'wanted', problem, nextRunAt: secondsAfter(now, earsTiming.startEvery) };
}

const stateOf = { joining: 'joining', lobby: 'joining', listening: 'listening', leaving: 'leaving' } as const;

/** After it was read; `every`: seconds until it is read again. */
export function afterReading(
  ears: Ears,
  now: Date,
  { phase, problem, heardMs }: Reading,
  every: number,
): Next {
  const heard = Math.max(ears.heardMs, heardMs);
  const known = { ...ears, failingSince: null, attempts: 0, heardMs: heard, problem };
  if (phase === 'over') return over(known, now, ears.leavingSince ? null : (problem ?? 'broke_off'));
  const state = ears.leavingSince ? 'leaving' : stateOf[phase];
  return {
    ...known,
    state,
    waitingSince: phase === 'lobby' ? (ears.waitingSince ?? now) : null,
    nextRunAt: secondsAfter(now, every),
  };
}

/** The thread hears once who can let it in. */
export function hinted(ears: Next, now: Date): Next | null {
  const isDue = ears.waitingSince && now >= secondsAfter(ears.waitingSince, earsTiming.hintAfter);
  return isDue && !ears.hintedAt && ears.state === 'joining' ? { ...ears, hintedAt: now } : null;
}

export function failed(ears: Ears, now: Date): Next {
  const attempts = ears.attempts + 1;
  return {
    ...ears,
    attempts,
    failingSince: ears.failingSince ?? now,
    nextRunAt: secondsAfter(now, backoff(attempts)),
  };
}

/** The call is over for us: from now on it has to go. */
export function leaving(ears: Ears, now: Date): Next {
  return { ...ears, state: 'leaving', leavingSince: now, attempts: 0, nextRunAt: now };
}

/** It was asked to leave, and hasn't said that it did. */
export function asked(ears: Next, now: Date): Next {
  if (ears.leavingSince && now >= secondsAfter(ears.leavingSince, earsTiming.leaveTriedFor))
    return { ...ears, state: 'over', problem: 'leave_unconfirmed', endedAt: now, nextRunAt: null };
  const attempts = ears.attempts + 1;
  return { ...ears, attempts, nextRunAt: secondsAfter(now, backoff(attempts)) };
}

export function alarmed(ears: Next, now: Date): Next | null {
  const isDue = ears.leavingSince && now >= secondsAfter(ears.leavingSince, earsTiming.leaveAlarmAfter);
  return isDue && !ears.alarmedAt ? { ...ears, alarmedAt: now } : null;
}

/** What the card shows of it. */
export function isNews(before: Ears, after: Next): boolean {
  return before.state !== after.state || before.problem !== after.problem;
}
