import { applyEvent } from '../meetings/apply.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { secondsAfter } from '../meetings/states/transition.ts';
import type { ConsentUnit } from './ports/consent-unit.ts';
import { secondsToAnswer, type WordGap } from './word-gap.ts';

/** Somebody in the call, or by the page about it, doesn't want it. */
export type Objection = {
  readonly key: string;
  readonly eventId: string | null;
  readonly at: Date;
  readonly fromMs: number;
  readonly name: string | null;
  readonly words: string | null;
};

/** Enters it and keeps no words from then on. It leaves at once where the channel says so, else the thread is asked. */
export async function object(
  unit: ConsentUnit,
  { id, teamId }: Pick<Meeting, 'id' | 'teamId'>,
  objection: Objection,
): Promise<void> {
  const meeting = await unit.meetings.lock(id);
  if (!meeting || meeting.forgottenAt) return;
  const { key, eventId, at, fromMs, name, words } = objection;
  await unit.consent.add(meeting, [{ key, kind: 'objected', at, name, words }]);
  const known = earliestFrom(await unit.consent.gaps(id), at);
  // The same, or an earlier one, by another door: the question is asked already, or answered.
  if (known)
    return known.fromAt > at ? unit.consent.replaceGap({ ...known, fromAt: at, fromMs, eventId }) : undefined;
  const there = isThere(meeting);
  const { onObjection } = await unit.channels.settings(teamId, meeting.channelId);
  const leaves = onObjection?.value === 'leave';
  const gap = await unit.consent.cut({
    ...{ teamId, meetingId: id, why: 'objection', eventId, fromAt: at, fromMs, untilAt: null },
    state: there ? (leaves ? 'leaving' : 'open') : 'over',
    leavesAt: there && !leaves ? secondsAfter(unit.now, secondsToAnswer) : null,
    ...{ name, words, decidedBy: null, createdAt: unit.now },
  });
  await unit.consent.add(meeting, [{ key: `stopped:${gap.id}`, kind: 'capture_stopped' }]);
  if (gap.state === 'leaving') await applyEvent(unit, id, { type: 'stop', by: null, reason: 'objection' });
  await unit.announcer.showObjection(meeting, gap);
}

/** In the call, or before its door. */
export function isThere({ state }: Pick<Meeting, 'state'>): boolean {
  return state === 'live' || state === 'joining';
}

/** The gap that goes on at that time, or the first one after it. */
function earliestFrom(gaps: readonly WordGap[], at: Date): WordGap | undefined {
  return gaps
    .filter(({ why, untilAt }) => why === 'objection' && (untilAt === null || untilAt > at))
    .toSorted((one, other) => one.fromAt.getTime() - other.fromAt.getTime())[0];
}
