import { within } from '../../services/common/within.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** A little under Slack's three seconds; what takes longer follows as an ephemeral message. */
const respondWithinMs = 2_000;

/** Replies with `words` where they come in time, else with `meanwhile`; then the words follow. */
export async function respondInTime(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  words: Promise<string>,
  meanwhile: string,
): Promise<CommandReply> {
  const said = await within(respondWithinMs, words, () => null);
  if (said !== null) return { text: said };
  useCases.postEphemeralLater({ ...typed, threadTs: null }, words);
  return { text: meanwhile };
}
