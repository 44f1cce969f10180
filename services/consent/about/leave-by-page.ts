import { hashOf } from '../../common/secret.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import { secondsAfter } from '../../meetings/states/transition.ts';
import { isThere, object } from '../object.ts';
import type { ConsentUnit } from '../ports/consent-unit.ts';
import type { WordGap } from '../word-gap.ts';

export type LeaveByPage =
  /** The thread is asked; without an answer it leaves then. */
  | { kind: 'asked'; leavesAt: Date }
  | { kind: 'leaves' }
  | { kind: 'not_there' }
  /** It was asked to a moment ago, and people in the thread had it stay. */
  | { kind: 'stayed' };

/** Seconds after people had it stay in which pages ask them nothing; in the call everybody may say it again. */
const restSeconds = 600;

/** The same as an objection in the call, and no more. Null where there is no such page. */
export const leaveByPage =
  <U extends ConsentUnit>({ transact }: { transact: Transact<U> }) =>
  (token: string): Promise<LeaveByPage | null> =>
    transact(async (unit) => {
      const page = await unit.callPages.find(hashOf(token));
      const there = page && (await unit.callPages.meetings(page)).find(isThere);
      const meeting = there && (await unit.meetings.lock(there.id));
      if (!page) return null;
      if (!meeting || !isThere(meeting)) return { kind: 'not_there' };
      const gaps = await unit.consent.gaps(meeting.id);
      if (!gaps.some(goesOn)) {
        if (gaps.some((gap) => gap.byPage && hadItStay(gap, unit.now))) return { kind: 'stayed' };
        await object(unit, meeting, {
          key: `objected:page:${gaps.length}`,
          ...{ eventId: null, at: unit.now, name: null, words: null, byPage: true },
          fromMs: unit.now.getTime() - (meeting.sessionStartedAt ?? meeting.createdAt).getTime(),
        });
      }
      const gap = (await unit.consent.gaps(meeting.id)).find(goesOn);
      return gap?.state === 'open' && gap.leavesAt
        ? { kind: 'asked', leavesAt: gap.leavesAt }
        : { kind: 'leaves' };
    });

function hadItStay({ state, untilAt }: WordGap, now: Date): boolean {
  return state === 'stayed' && untilAt !== null && secondsAfter(untilAt, restSeconds) > now;
}

function goesOn({ why, untilAt }: WordGap): boolean {
  return why === 'objection' && untilAt === null;
}
