import { meetingsOf } from '../../services/notes/passage.ts';
import { sayAnswer, sayFound, sayLooking, sayMeetings } from '../../services/slack/words/search.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika ask`: only the asker sees the answer. What a model makes of it follows as a whisper. */
export async function answerAsk(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  question: string,
): Promise<CommandReply> {
  const { ask, answerFrom } = useCases;
  const pageOf = useCases.pagesIn(typed.teamId);
  const found = await ask({ ...askerOf(typed), question });
  if (found.kind !== 'found' || !answerFrom) return { text: sayFound(found, pageOf) };
  const words = answerFrom(typed.teamId, question, found.passages).then((answer) =>
    sayAnswer(answer, found.passages, pageOf),
  );
  useCases.postEphemeralLater({ ...typed, threadTs: null }, words, meetingsOf(found.passages));
  return { text: sayLooking(found.meetings) };
}

/** `/pika meetings`. */
export async function answerMeetings(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  words: string,
): Promise<CommandReply> {
  return {
    text: sayMeetings(await useCases.meetings(askerOf(typed), words), useCases.pagesIn(typed.teamId)),
  };
}

function askerOf({ teamId, channelId, userId, isExternal }: TypedCommand) {
  return { teamId, channelId, userId, isExternal, readBy: 'asker' as const };
}
