import { expect, test } from 'vitest';
import { endUnwritten } from '../../../services/meetings/end-unwritten.ts';
import { leaveHere } from '../../../services/meetings/leave-here.ts';
import type { Meeting } from '../../../services/meetings/meeting.ts';
import { aMeeting, start } from '../../support/arbitrary-meetings.ts';

const away = async (): Promise<never> => {
  throw new Error('The database is away');
};
const inCall: Meeting = { ...aMeeting(), state: 'live', sessionId: 's-1' };
const ada = { teamId: 'T1', channelId: 'C1', userId: 'U1', isExternal: false };

/** A process that has seen these calls, and can't reach its database any more. */
function without(seen: readonly Meeting[]) {
  const ended: string[] = [];
  const unwritten = endUnwritten({
    ...{ overdueSessions: away, look: away, activeInChannel: away, decide: away },
    now: () => start,
    provider: {
      async end(sessionId) {
        ended.push(sessionId);
        return { ok: true, value: true };
      },
    },
    afterMs: 0,
    log: { error() {} },
  });
  for (const meeting of seen) unwritten.seen(meeting);
  return { unwritten, leave: leaveHere(unwritten), ended };
}

test('“leave” leaves the call that this process has seen in the channel', async () => {
  const { leave, ended } = without([inCall, { ...inCall, id: '2', sessionId: 's-2', channelId: 'C2' }]);
  await expect(leave(ada, null)).rejects.toThrow('away');
  expect(ended).toEqual(['s-1']);
});

test('of several calls, none is left unless it is named', async () => {
  const other = { ...inCall, id: '2', sessionId: 's-2', callKey: 'meet:bbb-bbbb-bbb' };
  const { leave, ended } = without([inCall, other]);
  expect(await leave(ada, null)).toMatchObject({ kind: 'which' });
  expect(ended).toEqual([]);
  await expect(leave(ada, { ...callOf(other), passcode: null })).rejects.toThrow('away');
  expect(ended).toEqual(['s-2']);
});

test('nobody of another channel ends a call, and one that is over isn’t remembered', async () => {
  const { leave, unwritten, ended } = without([inCall, { ...inCall, state: 'done' }]);
  await expect(leave(ada, null)).rejects.toThrow('away');
  unwritten.seen(inCall);
  const elsewhere = { ...ada, channelId: 'C2', meetingId: inCall.id };
  await expect(unwritten.decide(elsewhere, { kind: 'stop', reason: 'asked' })).rejects.toThrow('away');
  expect(ended).toEqual([]);
});

function callOf({ platform, callKey: key, callUrl: url }: Meeting) {
  return { platform, key, url };
}
