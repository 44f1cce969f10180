import { secondsAfter } from '../../meetings/states/transition.ts';
import { backoff } from '../ears.ts';
import type { ListedPerson, PeopleRefusal } from '../ports/people-source.ts';

/** Why Google Meet's list says nothing of a call, or nothing new. */
export type PeopleProblem = PeopleRefusal | 'not_shown';

/** Who is in one meeting's call, as Google Meet's own list tells. Times are the database's. */
export type PeopleReading = {
  readonly meetingId: string;
  readonly teamId: string;
  readonly state: 'reading' | 'over';
  readonly version: number;
  /** The call's name at Google; null until Google shows it. */
  readonly conference: string | null;
  /** In the call at the last reading, the persona and bots among them; null before the first. */
  readonly present: number | null;
  readonly problem: PeopleProblem | null;
  /** Tries in a row that failed. */
  readonly attempts: number;
  readonly failingSince: Date | null;
  readonly nextRunAt: Date | null;
  /** The meeting has left its call: what is read now is the last. */
  readonly isLast: boolean;
  readonly createdAt: Date;
};

/** In seconds. */
export const peopleTiming = {
  /** Google allows 600 requests a minute in one person's name: 150 calls at once. */
  readEvery: 15,
  /** Google shows a call once its reader is in it: until then it is looked for. */
  lookEvery: 30,
  /** One reading, all its requests together. */
  readWithin: 20,
  /** What a process that ended had begun is read again by another. */
  claimedFor: 30,
  silentFor: 60,
  /** For the last reading, recaps wait this long. */
  notesWaitFor: 20,
} as const;

/** What becomes of a row. Pure: the worker stores it. */
export type NextReading = Omit<PeopleReading, 'version'>;

export function afterPeople(
  reading: PeopleReading,
  now: Date,
  conference: string,
  people: readonly ListedPerson[],
): NextReading {
  const present = people.filter(({ until }) => until === null).length;
  const known = { ...reading, conference, present, problem: null, attempts: 0, failingSince: null };
  return goesOn(known, now, peopleTiming.readEvery);
}

/** Its reader neither owns the call nor is in it, as far as Google tells. */
export function afterNothing(reading: PeopleReading, now: Date): NextReading {
  const unknown = { conference: null, present: null, attempts: 0, failingSince: null };
  return goesOn({ ...reading, ...unknown, problem: 'not_shown' }, now, peopleTiming.lookEvery);
}

/** What is refused stays refused until an admin does something: nobody asks again in this call. */
export function afterFailure(reading: PeopleReading, now: Date, problem: PeopleRefusal): NextReading {
  const attempts = reading.attempts + 1;
  const failed = { ...reading, problem, attempts, failingSince: reading.failingSince ?? now };
  return problem === 'refused' ? over(failed) : goesOn(failed, now, backoff(attempts));
}

function goesOn(reading: NextReading, now: Date, seconds: number): NextReading {
  return reading.isLast ? over(reading) : { ...reading, nextRunAt: secondsAfter(now, seconds) };
}

export function over(reading: NextReading): NextReading {
  return { ...reading, state: 'over', nextRunAt: null };
}

/** It has told nothing for so long that nobody can say who is there. */
export function isUnread({ failingSince }: Pick<PeopleReading, 'failingSince'>, now: Date): boolean {
  return failingSince !== null && now >= secondsAfter(failingSince, peopleTiming.silentFor);
}

/** What the card shows of it. */
export function isNews(before: PeopleReading, after: NextReading): boolean {
  return before.present !== after.present || before.problem !== after.problem;
}
