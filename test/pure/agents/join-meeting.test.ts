import { expect, test } from 'vitest';
import { type JoinMeetingDeps, joinMeeting } from '../../../services/agents/join-meeting.ts';
import type { WholeUnit } from '../../../services/store/unit.ts';

test('a key that is revoked while Slack says who its person is proposes nothing', async () => {
  let isUsable = true;
  const agents = { lockUsable: async () => isUsable };
  const deps = {
    // Whatever else it touched would be missing.
    transact: (work: (unit: object) => unknown) => work({ agents }),
    people: {
      async kindOf() {
        isUsable = false;
        return 'member';
      },
    },
    sendersOf: async () => ({ named: null, guests: false }),
    newId: () => '1',
  } as unknown as JoinMeetingDeps<WholeUnit>;
  const agent = { tokenId: 't', teamId: 'T1', userId: 'U1', readOnly: false, channelId: null };
  const asked = { channelId: 'C1', calls: [], minutes: null };
  expect(await joinMeeting(deps)(agent, asked)).toEqual({ kind: 'no_key' });
  expect(isUsable).toBe(false);
});
