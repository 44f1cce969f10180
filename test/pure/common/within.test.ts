import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { within } from '../../../services/common/within.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('work that is in time gives its result or its error, and leaves no timer behind', async () => {
  expect(await within(100, Promise.resolve(null), () => 'late')).toBeNull();
  await expect(within(100, Promise.reject(new Error('broken')), () => 'late')).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});

test('late work gives the fallback, and its later error is ignored', async () => {
  const work = Promise.withResolvers<string>();
  const result = within(100, work.promise, () => 'late');
  await vi.advanceTimersByTimeAsync(100);
  expect(await result).toBe('late');
  work.reject(new Error('too late to matter'));
  const failing = within(100, new Promise<string>(() => {}), () => {
    throw new Error('took too long');
  });
  const expected = expect(failing).rejects.toThrow('took too long');
  await vi.advanceTimersByTimeAsync(100);
  await expected;
});
