import { sayOpenItems } from '../../services/slack/words/action-items.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika actions`: only the asker sees the answer. */
export async function answerActions(
  { useCases }: ListenerDeps,
  { teamId, channelId, userId, isExternal }: TypedCommand,
): Promise<CommandReply> {
  const listed = await useCases.openActions({ teamId, channelId, userId, isExternal });
  return { text: sayOpenItems(listed, userId, useCases.pagesIn(teamId)) };
}
