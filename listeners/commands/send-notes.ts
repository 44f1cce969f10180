import { destinationList } from '../../services/slack/blocks/copies.ts';
import { sayAdded, sayRemoved } from '../../services/slack/words/copies.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { SendCommand } from './parse-send.ts';
import { respondInTime } from './respond-in-time.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika send`: where copies of this channel's notes go. */
export async function answerSend(
  deps: ListenerDeps,
  typed: TypedCommand,
  command: Exclude<SendCommand, { kind: 'bad_value' }>,
): Promise<CommandReply> {
  const { copies } = deps.useCases;
  if (command.kind === 'send_list') return destinationList(await copies.list(typed.teamId, typed.channelId));
  if (!(await deps.useCases.receiveOnce(typed.teamId, typed.key))) return { text: 'That was done already.' };
  const { to, off } = command;
  if (off) return { text: sayRemoved(await copies.remove(typed, to)) };
  const words = copies.add(typed, to).then(sayAdded);
  return respondInTime(deps, typed, words, 'That takes its time to find out. What comes of it follows here.');
}
