import { destinationList, maskedList } from '../../services/slack/blocks/exports.ts';
import { sayAdded, sayAddedLate, sayRemoved } from '../../services/slack/words/exports.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { once } from './once.ts';
import type { SendCommand } from './parse-send.ts';
import { respondInTime } from './respond-in-time.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika send`: where exports of this channel's notes go. */
export async function answerSend(
  deps: ListenerDeps,
  typed: TypedCommand,
  command: Exclude<SendCommand, { kind: 'bad_value' }>,
): Promise<CommandReply> {
  const { exports } = deps.useCases;
  if (command.kind === 'send_list') {
    const destinations = await exports.list(typed.teamId, typed.channelId);
    return (await isMember(deps, typed)) ? destinationList(destinations) : maskedList(destinations);
  }
  const { to, off } = command;
  return once(deps, typed, async () => {
    if (off) return { text: sayRemoved(await exports.remove(typed, to)) };
    const added = exports.add(typed, to);
    return respondInTime(deps, typed, added.then(sayAdded), added.then(sayAddedLate));
  });
}

/** Who may change the list sees it whole; while Slack doesn't answer, nobody does. */
async function isMember(
  { useCases }: ListenerDeps,
  { teamId, userId, isExternal }: TypedCommand,
): Promise<boolean> {
  return !isExternal && (await useCases.kindOf({ teamId, userId })) === 'member';
}
