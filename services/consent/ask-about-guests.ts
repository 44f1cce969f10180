import { ownNameKey } from '../common/name-key.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import { secondsAfter } from '../meetings/states/transition.ts';
import type { Entry } from './entry.ts';
import { isThere, takeBack } from './object.ts';
import type { ConsentUnit } from './ports/consent-unit.ts';
import { secondsToAnswer } from './word-gap.ts';

export type AskAboutGuestsDeps<U extends ConsentUnit> = {
  transact: Transact<U>;
  /** Names of those in the call who are neither people of the channel nor expected, nor said to be somebody here; null while Slack doesn't answer. */
  strangersIn: (meeting: Meeting) => Promise<readonly string[] | null>;
};

/** Seconds until Slack is asked again. */
const againAfter = 10;
/** Characters of all names. */
const maxNameChars = 200;

/**
 * Where the policy says so, asks the thread about unknown guests in the call: the same question as after an
 * objection, and no words are kept meanwhile. Slack is asked outside of transactions.
 */
export const askAboutGuests =
  <U extends ConsentUnit>({ transact, strangersIn }: AskAboutGuestsDeps<U>) =>
  async (meetingId: string): Promise<void> => {
    const meeting = await transact((unit) => whereAsked(unit, meetingId));
    if (!meeting) return;
    const names = await strangersIn(meeting);
    await transact(async (unit) => {
      const current = await whereAsked(unit, meetingId);
      if (!current) return;
      if (names === null) await unit.consent.lookForGuests(current, secondsAfter(unit.now, againAfter));
      else await ask(unit, current, names);
    });
  };

/** The meeting, if it's there and its policy asks. */
async function whereAsked(unit: ConsentUnit, meetingId: string): Promise<Meeting | null> {
  const meeting = await unit.meetings.lock(meetingId);
  if (!meeting || !isThere(meeting) || meeting.forgottenAt) return null;
  const { guests } = await unit.channels.settings(meeting.teamId, meeting.channelId);
  return guests?.value === 'ask_seen' ? meeting : null;
}

async function ask(unit: ConsentUnit, meeting: Meeting, names: readonly string[]): Promise<void> {
  const { id: meetingId, teamId } = meeting;
  const gaps = (await unit.consent.gaps(meetingId)).filter(({ why }) => why === 'guest');
  // They're asked about already. Who decides looks into the call.
  if (gaps.some(({ untilAt }) => untilAt === null)) return;
  const decidedAt = Math.max(...gaps.map(({ untilAt }) => untilAt?.getTime() ?? 0));
  const seen = seenSince(decidedAt, await unit.consent.of(meetingId), names);
  const [first] = seen.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  if (!first) return;
  const start = meeting.sessionStartedAt ?? meeting.createdAt;
  const gap = await unit.consent.cut({
    ...{ teamId, meetingId, why: 'guest', eventId: null, fromAt: first.at, untilAt: null },
    fromMs: first.at.getTime() - start.getTime(),
    ...{ state: 'open', leavesAt: secondsAfter(unit.now, secondsToAnswer) },
    name: [...new Set(seen.map(({ name }) => name))].join(', ').slice(0, maxNameChars).toWellFormed(),
    ...{ words: null, byPage: false, decidedBy: null, createdAt: unit.now },
  });
  await unit.consent.add(meeting, [
    { key: `guest:${gap.id}`, kind: 'guest_asked', name: gap.name },
    { key: `stopped:${gap.id}`, kind: 'capture_stopped' },
  ]);
  await takeBack(unit, meeting, gap);
  await unit.announcer.showObjection(meeting, gap);
}

/** Who of these names was seen after a time. */
export function seenSince(
  sinceMs: number,
  entries: readonly Pick<Entry, 'kind' | 'name' | 'at'>[],
  names: readonly string[],
) {
  const keys = new Set(names.map(ownNameKey));
  return entries.filter(
    ({ kind, name, at }) => kind === 'seen' && at.getTime() > sinceMs && keys.has(ownNameKey(name ?? '')),
  );
}
