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
    inTurn: oneAtATime(),
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
  // The second doesn't know what the first showed: it's shown whatever was there before.
  expect(shown).toEqual([
    { kind: 'unknown', before: null },
    { kind: 'external', before: null },
  ]);
});
