import { within } from '../../services/common/within.ts';
import { stillChecking } from '../../services/slack/words/commands.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** A little under Slack's three seconds. */
const respondWithinMs = 2_000;

/**
 * Replies with words that come from outside; where they take longer, they follow as a message only this person sees.
 *
 * @param late What follows instead of words with a secret: such a message is kept until it's sent, and Slack may lose it.
 */
export async function respondInTime(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  words: Promise<string>,
  late = words,
): Promise<CommandReply> {
  const said = await within(respondWithinMs, words, () => null);
  if (said !== null) return { text: said };
  useCases.postEphemeralLater({ ...typed, threadTs: null }, late);
  return { text: stillChecking };
}
