import { expect, test } from 'vitest';
import type { Leases } from '../../../services/meetings/ports/leases.ts';
import { deliverQueue } from '../../../services/slack/outbox/deliver.ts';
import type { DeliverDeps } from '../../../services/slack/outbox/delivery.ts';

test('however many channels of a workspace are written to, another’s doesn’t wait; a channel woken meanwhile waits once', async () => {
  const begun: string[] = [];
  const slow = Promise.withResolvers<void>();
  const leases: Partial<Leases> = {
    async acquire(name) {
      begun.push(name);
      await slow.promise;
      return null;
    },
  };
  const deliver = deliverQueue({ leases } as DeliverDeps);
  const { signal } = new AbortController();
  const channels = Array.from({ length: 30 }, (_, at) => `C${at}`);
  const wake = () => channels.map((channel) => deliver('T1', channel, signal));
  const flood = wake();
  const other = deliver('T2', 'C0', signal);
  await new Promise(setImmediate);
  expect(begun.filter((name) => name.startsWith('queue:T1:'))).toHaveLength(24);
  expect(begun).toContain('queue:T2:C0');
  flood.push(...wake());
  slow.resolve();
  await Promise.all([...flood, other]);
  expect(new Set(begun).size).toBe(31);
  // What was woken while it waited is looked at once; while it ran, once more.
  expect(begun).toHaveLength(31 + 24);
});
