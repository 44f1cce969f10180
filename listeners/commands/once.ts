import { alreadyDone } from '../../services/slack/words/commands.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** Answers a command once: a signed request can be sent again by anyone who saw it. */
export async function once(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  answer: () => Promise<CommandReply>,
): Promise<CommandReply> {
  const isFirst = await useCases.receiveOnce(typed.teamId, typed.key);
  return isFirst ? answer() : { text: alreadyDone };
}
