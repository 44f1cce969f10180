import { expect, test } from 'vitest';
import { oneAtATime } from '../../../services/common/one-at-a-time.ts';
import type { ClosedHome } from '../../../services/home/home.ts';
import { refreshHomes, showHome } from '../../../services/home/show-home.ts';

const ada = { teamId: 'T1', userId: 'U1', channelId: 'D1' };

test('what was read before a change never covers what was read after it, however slow Slack is', async () => {
  const slow = Promise.withResolvers<void>();
  let kind: ClosedHome['kind'] = 'unknown';
  const shown: { kind: string; before: string | null }[] = [];
  const deps = {
    inTurn: oneAtATime<string | null>(),
    read: async () => ({ kind }),
    homes: {
      opened: async () => {},
      left: async () => null,
      takeStale: async () => [{ ...ada, shown: 'external' }],
      shown: async () => {},
      failed: async () => {},
      gone: async () => {},
    },
    tab: {
      async show(_: unknown, home: { kind: string }, __: unknown, before: string | null) {
        if (home.kind === 'unknown') await slow.promise;
        shown.push({ kind: home.kind, before });
        return { fingerprint: home.kind };
      },
    },
  };
  const opened = showHome(deps)(ada, null);
  await Promise.resolve();
  kind = 'external';
  const changed = refreshHomes(deps)();
  slow.resolve();
  await Promise.all([opened, changed]);
  // What was stored for the second when it came is older than what the first has shown.
  expect(shown).toEqual([
    { kind: 'unknown', before: null },
    { kind: 'external', before: 'unknown' },
  ]);
});

test('a tab that couldn’t be read is shown later, and keeps nobody else’s from being shown', async () => {
  const later: string[] = [];
  const shown: string[] = [];
  const ben = { ...ada, userId: 'U2' };
  const refresh = refreshHomes({
    inTurn: oneAtATime<string | null>(),
    async read({ userId }) {
      if (userId === ada.userId) throw new Error('the database is away');
      return { kind: 'unknown' };
    },
    homes: {
      ...{ opened: async () => {}, left: async () => null, shown: async () => {}, gone: async () => {} },
      takeStale: async () => [ada, ben].map((one) => ({ ...one, shown: null })),
      failed: async ({ userId }) => void later.push(userId),
    },
    tab: {
      async show({ userId }) {
        shown.push(userId);
        return { fingerprint: 'new' };
      },
    },
  });
  await expect(refresh()).rejects.toThrow('the database is away');
  expect([later, shown]).toEqual([['U1'], ['U2']]);
});
