import { randomUUID } from 'node:crypto';
import { within } from '../services/common/within.ts';
import type { UseCases } from './use-cases.ts';

/** A little under the two and a half seconds after which a door answers in our place. */
export const answerWithinMs = 2_000;

/**
 * What came of a press or a form; null where that takes longer than Slack waits, because Slack itself is slow or others have
 * the lock. It goes on then. That something was sent is stored first: while the database doesn't answer, Slack gets no yes.
 */
export async function inTime<Value>(
  { receiveOnce }: Pick<UseCases, 'receiveOnce'>,
  teamId: string,
  work: Promise<Value>,
): Promise<{ value: Value } | null> {
  const done = work.then((value) => ({ value }));
  const first = await within(answerWithinMs, done, () => null);
  if (!first) await receiveOnce(teamId, `late:${randomUUID()}`);
  return first;
}

/** Acknowledges what was done, or what is still being done; resolves once it's done. */
export async function ackInTime(
  useCases: Pick<UseCases, 'receiveOnce'>,
  teamId: string,
  work: Promise<unknown>,
  ack: () => Promise<void>,
): Promise<void> {
  await inTime(useCases, teamId, work);
  await ack();
  await work;
}
