import { stillChecking } from '../../services/slack/words/commands.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** A little under Slack's three seconds. */
const respondWithinMs = 2_000;

/** Replies with words that come from outside; where they take longer, they follow as a message only this person sees. */
export async function respondInTime(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  words: Promise<string>,
): Promise<CommandReply> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), respondWithinMs);
  });
  const said = await Promise.race([words, late]).finally(() => clearTimeout(timer));
  if (said !== null) return { text: said };
  useCases.whisperLater({ ...typed, threadTs: null }, words);
  return { text: stillChecking };
}
