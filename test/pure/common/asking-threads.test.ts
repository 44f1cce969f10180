import { expect, test, vi } from 'vitest';
import { createAskingThreads } from '../../../services/common/asking-threads.ts';

const channelId = 'C1';
const old = '1500000000.000100';
/** As Slack writes when a thread began. */
const began = (ms: number) => `${(ms / 1_000).toFixed(6)}`;

function someThreads(...threadTs: string[]) {
  const asked = vi.fn(async () => threadTs.map((ts) => ({ channelId, threadTs: ts })));
  return { threadTs, asked, threads: createAskingThreads(asked) };
}

test('replies in old threads cost one query in two seconds, however many', async () => {
  const { asked, threads } = someThreads(old);
  for (const ts of [old, '1500000001.000100', old]) await threads.includes(channelId, ts);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('a thread that is younger than the last look is looked for, so its first reply counts', async () => {
  const { asked, threads, threadTs } = someThreads();
  expect(await threads.includes(channelId, old)).toBe(false);
  const young = began(Date.now() + 1);
  threadTs.push(young);
  expect(await threads.includes(channelId, young)).toBe(true);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('a question in an old thread counts at once where it was asked', async () => {
  const { threads, threadTs } = someThreads();
  expect(await threads.includes(channelId, old)).toBe(false);
  threadTs.push(old);
  threads.changed();
  expect(await threads.includes(channelId, old)).toBe(true);
});
