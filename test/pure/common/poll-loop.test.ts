import { expect, test } from 'vitest';
import { startPolling } from '../../../services/common/poll-loop.ts';

test('who asks for a poll while one runs gets another after it, however many ask; none comes after a stop', async () => {
  const polls: PromiseWithResolvers<void>[] = [];
  const begin = async () => {
    polls.push(Promise.withResolvers());
    await polls.at(-1)?.promise;
  };
  const polling = startPolling(3_600_000, begin);
  const end = async () => {
    polls.at(-1)?.resolve();
    await new Promise(setImmediate);
  };
  polling.pollNow();
  polling.pollNow();
  expect(polls).toHaveLength(1);
  await end();
  expect(polls).toHaveLength(2);
  await end();
  expect(polls).toHaveLength(2);

  polling.pollNow();
  expect(polls).toHaveLength(3);
  polling.pollNow();
  const stopped = polling.stop();
  await end();
  await stopped;
  expect(polls).toHaveLength(3);
});
