import { destinationList } from '../../services/slack/blocks/copies.ts';
import { sayAdded, sayRemoved } from '../../services/slack/words/copies.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { once } from './once.ts';
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
  const { to, off } = command;
  return once(deps, typed, async () =>
    off
      ? { text: sayRemoved(await copies.remove(typed, to)) }
      : respondInTime(deps, typed, copies.add(typed, to).then(sayAdded)),
  );
}
