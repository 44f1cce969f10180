import { sayOpenItems } from '../../services/slack/words/action-items.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { Answer, Typed } from './pika.ts';

/** `/pika actions`: only the asker sees the answer. */
export async function answerActions(
  { useCases }: ListenerDeps,
  { teamId, channelId, userId, stranger }: Typed,
): Promise<Answer> {
  const listed = await useCases.openActions({ teamId, channelId, userId, stranger });
  return { text: sayOpenItems(listed, userId, useCases.pageOf) };
}
