import { callNameOf } from '../../meetings/call-link.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import { secondsAfter } from '../../meetings/states/transition.ts';
import type { ListedPerson, PeopleSource } from '../ports/people-source.ts';
import type { PeopleUnit } from '../ports/people-unit.ts';
import { peopleEvents, readingEvent } from './people-events.ts';
import {
  afterFailure,
  afterNothing,
  afterPeople,
  isNews,
  type NextReading,
  over,
  type PeopleReading,
  peopleTiming,
} from './people-reading.ts';

export type ReadPeopleDeps<U extends PeopleUnit> = {
  transact: Transact<U>;
  source: PeopleSource;
  log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
  };
};

/** Each waits for Google most of its time. */
const atOnce = 8;

/** Reads who is in every call for which that is due, outside any transaction. Safe from any number of processes. */
export const readPeople =
  <U extends PeopleUnit>(deps: ReadPeopleDeps<U>) =>
  async (signal: AbortSignal): Promise<void> => {
    await deps.transact((unit) => unit.peopleReadings.begin());
    await Promise.all(Array.from({ length: atOnce }, () => readSome(deps, signal)));
  };

type Claimed = { reading: PeopleReading; meeting: Meeting; now: Date };

async function readSome<U extends PeopleUnit>(deps: ReadPeopleDeps<U>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const claimed = await claimNext(deps);
    if (!claimed) return;
    const outcome = await outcomeOf(deps, claimed, signal);
    // Another process reads it again in half a minute.
    if (signal.aborted) return;
    await keep(deps, claimed, outcome);
  }
}

async function claimNext<U extends PeopleUnit>({ transact }: ReadPeopleDeps<U>): Promise<Claimed | null> {
  const reading = await transact((unit) =>
    unit.peopleReadings.claim(secondsAfter(unit.now, peopleTiming.claimedFor)),
  );
  // Not in the same transaction: everywhere else the meeting is locked before what belongs to it.
  return (
    reading &&
    transact(async (unit) => {
      const meeting = await unit.meetings.lock(reading.meetingId);
      return meeting && { reading, meeting, now: unit.now };
    })
  );
}

type Outcome =
  | { kind: 'people'; conference: string; people: readonly ListedPerson[] }
  | { kind: 'not_shown' }
  | { kind: 'failed'; problem: 'refused' | 'unreachable'; why: object }
  | { kind: 'forgotten' };

async function outcomeOf<U extends PeopleUnit>(
  { source }: ReadPeopleDeps<U>,
  { reading, meeting, now }: Claimed,
  signal: AbortSignal,
): Promise<Outcome> {
  if (meeting.forgottenAt) return { kind: 'forgotten' };
  const within = AbortSignal.any([signal, AbortSignal.timeout(peopleTiming.readWithin * 1_000)]);
  const code = callNameOf(meeting);
  const stay = { from: meeting.connectedAt ?? meeting.createdAt, to: meeting.sessionEndedAt ?? now };
  const found = reading.conference
    ? ({ ok: true, conference: reading.conference } as const)
    : await source.find(code, stay, within);
  if (!found.ok) return { ...found, kind: 'failed' };
  const { conference } = found;
  if (conference === null) return { kind: 'not_shown' };
  const listed = await source.people(conference, within);
  if (!listed.ok) return { ...listed, kind: 'failed' };
  return listed.people ? { kind: 'people', conference, people: listed.people } : { kind: 'not_shown' };
}

/** Stores what became of the row and who was seen, unless somebody else read it meanwhile. */
async function keep<U extends PeopleUnit>(
  { transact, log }: ReadPeopleDeps<U>,
  { reading, meeting: { id } }: Claimed,
  outcome: Outcome,
): Promise<void> {
  const kept = await transact(async (unit) => {
    const meeting = await unit.meetings.lock(id);
    const current = await unit.peopleReadings.lock(id);
    if (!meeting || current?.version !== reading.version) return null;
    const after = await unit.peopleReadings.replace(current, nextOf(current, unit.now, outcome));
    if (!meeting.forgottenAt) await record(unit, meeting, current, after, outcome);
    if (isNews(current, after)) await unit.announcer.show(meeting, [], 'state');
    return { before: current.problem, after: after.problem };
  });
  if (!kept || kept.before === kept.after || kept.after === null) return;
  const fields = { meeting: id, problem: kept.after, ...('why' in outcome ? { why: outcome.why } : {}) };
  if (kept.after === 'not_shown') log.info(fields, 'Google Meet doesn’t show this call');
  else log.warn(fields, 'Google Meet didn’t say who is in a call');
}

/** Who came and left; and how the reading goes, because without it nobody knows who left. */
async function record(
  unit: PeopleUnit,
  meeting: Meeting,
  before: PeopleReading,
  after: PeopleReading,
  outcome: Outcome,
): Promise<void> {
  const events = before.problem === after.problem ? [] : [readingEvent(after, unit.now)];
  if (outcome.kind === 'people') {
    const known = await unit.peopleReadings.known(meeting.id);
    events.push(...peopleEvents(outcome.people, known, meeting, unit.now));
  }
  if (events.length === 0) return;
  await unit.sessions.record(meeting, 'meet', events);
  await unit.queueSessionEvents(meeting.id);
}

function nextOf(reading: PeopleReading, now: Date, outcome: Outcome): NextReading {
  switch (outcome.kind) {
    case 'people':
      return afterPeople(reading, now, outcome.conference, outcome.people);
    case 'not_shown':
      return afterNothing(reading, now);
    case 'failed':
      return afterFailure(reading, now, outcome.problem);
    case 'forgotten':
      return over(reading);
    default:
      return outcome satisfies never;
  }
}
