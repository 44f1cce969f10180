import { expect, test, vi } from 'vitest';
import { createAskingThreads } from '../../../services/common/asking-threads.ts';

const [teamId, channelId] = ['T1', 'C1'];
const old = '1500000000.000100';
/** As Slack writes when a thread began. */
const began = (ms: number) => `${(ms / 1_000).toFixed(6)}`;

function someThreads(...threadTs: string[]) {
  const asked = vi.fn(async () => threadTs.map((ts) => ({ teamId, channelId, threadTs: ts })));
  const { includes, changed } = createAskingThreads(asked);
  const isAsked = (ts: string, of = teamId) => includes({ teamId: of, channelId, threadTs: ts });
  return { threadTs, asked, changed, isAsked };
}

test('replies in old threads cost one query in two seconds, however many', async () => {
  const { asked, isAsked } = someThreads(old);
  for (const ts of [old, '1500000001.000100', old]) await isAsked(ts);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('a thread that is younger than the last look is looked for, so its first reply counts', async () => {
  const { asked, isAsked, threadTs } = someThreads();
  expect(await isAsked(old)).toBe(false);
  const young = began(Date.now() + 1);
  threadTs.push(young);
  expect(await isAsked(young)).toBe(true);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('a question in an old thread counts at once where it was asked', async () => {
  const { isAsked, changed, threadTs } = someThreads();
  expect(await isAsked(old)).toBe(false);
  threadTs.push(old);
  changed();
  expect(await isAsked(old)).toBe(true);
});

test('a thread of that name in another workspace is another', async () => {
  const { isAsked } = someThreads(old);
  expect([await isAsked(old), await isAsked(old, 'T2')]).toEqual([true, false]);
});
