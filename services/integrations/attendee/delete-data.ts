import type { DeleteOutcome } from '../../ears/ports/ears-service.ts';
import type { Reply } from '../../http/json-client.ts';
import { foundIn, isSuccess } from '../../http/replies.ts';
import { whyKept } from '../why-kept.ts';
import { bot, phaseOf } from './bot.ts';

/**
 * Reads the answer to `POST /bots/{id}/delete_data` (DeleteDataView in bots/bots_api_views.py, docs/basics.md): it is 400 for
 * everything that fails, also for what was deleted before. Then the bot's own state tells, read by `readBot`.
 */
export async function outcomeOfDeletion(reply: Reply, readBot: () => Promise<Reply>): Promise<DeleteOutcome> {
  const isRefused = reply.kind === 'answer' && reply.status === 400;
  if (!isRefused) return isSuccess(reply) ? { ok: true } : { ok: false, problem: whyKept(reply) };
  const read = await readBot();
  const found = foundIn(read, bot);
  if (!found.ok) return { ok: false, problem: whyKept(read) };
  if (found.value.state === 'data_deleted') return { ok: true };
  return { ok: false, problem: phaseOf(found.value) === 'over' ? 'refused' : 'still_there' };
}
