import { z } from 'zod';
import type { Lease } from '../../meetings/ports/leases.ts';
import type { Reaction } from '../../store/rows/outbox-messages.ts';
import { markFailed, markSending, markSent } from '../../store/rows/outbox-rows.ts';
import type { Delivery } from './delivery.ts';
import { handleFailure } from './handle-failure.ts';
import type { OutboxRow } from './outbox-row.ts';

const reactionSchema: z.ZodType<Reaction> = z.object({
  channelId: z.string(),
  ts: z.string(),
  name: z.string(),
});

/** Later than this it would puzzle people more than it helps them. */
const maxAttempts = 3;

/**
 * Puts a mark on a message. A second request changes nothing, so it may be repeated. Where Slack refuses it, for want of the
 * scope or because the message is gone, nobody is told: the card says the same in words.
 */
export async function react(deps: Delivery, row: OutboxRow, lease: Lease): Promise<void> {
  if (!(await markSending(deps.db, row, lease))) return;
  const outcome = await deps.writer.react({ ...reactionSchema.parse(row.raw), teamId: row.teamId });
  if (outcome.ok) return markSent(deps.db, row, null);
  const { failure } = outcome;
  const mayPass = failure.kind === 'rate_limited' || failure.kind === 'unknown';
  if (failure.kind === 'revoked' || (mayPass && row.attempts < maxAttempts))
    return handleFailure(deps, row, failure);
  await markFailed(deps.db, row, 'error' in failure ? failure.error : failure.kind);
}
