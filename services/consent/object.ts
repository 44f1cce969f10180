import { applyEvent } from '../meetings/apply.ts';
import { openingTitle } from '../meetings/call-link.ts';
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
  /** By the page about the call, which others than those in it may have. */
  readonly byPage?: boolean;
};

/** Enters it and keeps no words from then on. It leaves at once where the channel says so, else the thread is asked. */
export async function object(
  unit: ConsentUnit,
  { id, teamId }: Pick<Meeting, 'id' | 'teamId'>,
  objection: Objection,
): Promise<void> {
  const meeting = await unit.meetings.lock(id);
  if (!meeting || meeting.forgottenAt) return;
  const { key, eventId, at, fromMs, name, words, byPage = false } = objection;
  await unit.consent.add(meeting, [
    { key, kind: 'objected', at, name, words, detail: byPage ? 'page' : null },
  ]);
  const known = earliestFrom(await unit.consent.gaps(id), at);
  // The same, or an earlier one, by another door: the question is asked already, or answered.
  if (known) {
    if (known.fromAt <= at) return name === null ? undefined : unit.announcer.showObjection(meeting, known);
    const earlier = { ...known, fromAt: at, fromMs, eventId };
    await unit.consent.replaceGap(earlier);
    return takeBack(unit, meeting, earlier);
  }
  const there = isThere(meeting);
  const { onObjection } = await unit.channels.settings(teamId, meeting.channelId);
  const leaves = onObjection?.value === 'leave';
  const gap = await unit.consent.cut({
    ...{ teamId, meetingId: id, why: 'objection', eventId, fromAt: at, fromMs, untilAt: null },
    state: there ? (leaves ? 'leaving' : 'open') : 'over',
    leavesAt: there && !leaves ? secondsAfter(unit.now, secondsToAnswer) : null,
    ...{ name, words, byPage, decidedBy: null, createdAt: unit.now },
  });
  await unit.consent.add(meeting, [{ key: `stopped:${gap.id}`, kind: 'capture_stopped' }]);
  await takeBack(unit, meeting, gap);
  if (gap.state === 'leaving') await applyEvent(unit, id, { type: 'stop', by: null, reason: 'objection' });
  await unit.announcer.showObjection(meeting, gap);
}

/** What was made of the words since then, while nobody knew of it. */
export async function takeBack(unit: ConsentUnit, meeting: Meeting, gap: WordGap): Promise<void> {
  const isToRewrite = await unit.consent.takeBack(meeting, gap, openingTitle(meeting));
  // Where only a late transcript has it, the recap is being written.
  if (isToRewrite && gap.eventId) await applyEvent(unit, meeting.id, { type: 'words_forgotten', by: null });
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
