import { expect, test, vi } from 'vitest';
import { oncePerPerson } from '../../../services/home/once-per-person.ts';

const ada = { teamId: 'T1', userId: 'U1', channelId: 'D1' };
const ben = { teamId: 'T1', userId: 'U2', channelId: 'D2' };

function work() {
  const done: string[] = [];
  const slow = Promise.withResolvers<void>();
  const homes = oncePerPerson({
    async work({ userId }, notice) {
      done.push(`${userId}: ${notice ?? 'nothing to say'}`);
      await slow.promise;
    },
    failed: (error) => done.push(String(error)),
    everyMs: 1,
  });
  return { done, homes, slow };
}

test('what came of a press is still said when something else shows the tab', async () => {
  const { done, homes, slow } = work();
  homes.later(ada, 'Left the call.');
  homes.later(ada, null);
  homes.later(ben, null);
  slow.resolve();
  await vi.waitFor(() => expect(done).toEqual(['U1: Left the call.', 'U2: nothing to say']));
  homes.later(ada, 'Joining.');
  await vi.waitFor(() => expect(done.at(-1)).toBe('U1: Joining.'));
});

test('stopping waits for what runs, and does nothing of what waits', async () => {
  const { done, homes, slow } = work();
  homes.later(ada, null);
  await vi.waitFor(() => expect(done).toHaveLength(1));
  homes.later(ada, 'too late');
  homes.later(ben, 'too late');
  let isStopped = false;
  const stopped = homes.stop().then(() => {
    isStopped = true;
  });
  await new Promise(setImmediate);
  expect(isStopped).toBe(false);
  slow.resolve();
  await stopped;
  // Past the time at which they would have begun.
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).toEqual(['U1: nothing to say']);
});
