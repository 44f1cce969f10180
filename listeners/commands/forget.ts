import { eachInTurn } from '../../services/common/in-turn.ts';
import type { ForgetOutcome } from '../../services/notes/forget.ts';
import { forgetChoices } from '../../services/slack/blocks/forget.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** As many as are read at a glance. */
const maxCalls = 5;

/** `/pika forget` alone: the newest calls here, where this person may have them forgotten. */
export async function answerForgetAlone(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
): Promise<CommandReply> {
  const { teamId, channelId, userId, isExternal } = typed;
  const asker = { teamId, channelId, userId, isExternal, readBy: 'asker' as const };
  const listed = await useCases.meetings(asker, '');
  const threads = listed.kind === 'newest' ? listed.here.flatMap(({ thread }) => thread ?? []) : [];
  const outcomes: ForgetOutcome[] = [];
  await eachInTurn(threads.slice(0, maxCalls), async ({ ts: threadTs }) => {
    outcomes.push(await useCases.notes.askToForget(typed, { threadTs }));
  });
  return forgetChoices(outcomes);
}
