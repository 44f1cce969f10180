import { isShare } from '../../store/rows/message-keys.ts';
import { withoutWords } from '../../store/rows/outbox-messages.ts';
import { replaceContent } from '../../store/rows/outbox-rows.ts';
import type { Delivery } from './delivery.ts';
import { putOff } from './handle-failure.ts';
import type { OutboxRow } from './outbox-row.ts';
import { isWithoutWords } from './take-back.ts';

/** A copy of a recap is sent only where it may still be read. Answers `handled` where it isn't sent now. */
export async function checkCopy(deps: Delivery, row: OutboxRow): Promise<'send' | 'handled'> {
  if (!isShare(row.messageKey) || isWithoutWords(row)) return 'send';
  const may = await deps.mayStandIn({ teamId: row.teamId, channelId: row.queue });
  if (may === 'yes') return 'send';
  if (may === 'unknown') {
    await putOff(deps, row, 'Slack didn’t say who reads the channel');
    return 'handled';
  }
  // The row comes up again, and what stands there of it is removed.
  await replaceContent(deps.db, row, withoutWords);
  await deps.onOthersRead(row.teamId, row.queue);
  return 'handled';
}
