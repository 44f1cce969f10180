import type { Audience } from '../../services/meetings/ports/meeting-announcer.ts';
import { meetingsOf } from '../../services/notes/passage.ts';
import { sayGreeting, sayHelp, whatICanDo, youAreWelcome } from '../../services/slack/words/commands.ts';
import { sayAnswer, sayFound, sayLooking } from '../../services/slack/words/search.ts';
import { sayThreadRecap } from '../../services/slack/words/thread-recap.ts';
import type { Intent } from '../intent.ts';
import type { AppContext, UseCases } from '../use-cases.ts';

export type AskedPost = { key: string; to: Audience; question: string; isExternal: boolean };

type IntendedPost = Pick<AskedPost, 'key' | 'to'> & { intent: Intent };

/**
 * Answers what is no question about past meetings, once. False where an agent in the thread's call is meant, or the house
 * agent: that sums up what there's no recap of yet.
 */
export async function answerIntent(
  { notes, replyOnce, isHouseOn }: UseCases,
  { botUserId }: AppContext,
  { key, to, intent }: IntendedPost,
): Promise<boolean> {
  const recap = await notes.threadRecap(to);
  if (recap.kind === 'with_agent' && intent !== 'help') return false;
  if (intent === 'recap' && recap.kind !== 'shown' && (await isHouseOn(to))) return false;
  const words = {
    greeting: () => sayGreeting(botUserId),
    thanks: () => youAreWelcome,
    help: sayHelp,
    recap: () => (recap.kind === 'with_agent' ? '' : sayThreadRecap(recap)),
  }[intent];
  await replyOnce(key, to, words());
  return true;
}

/** Answers a question about past meetings in its thread, once. */
export async function answerPost(
  useCases: UseCases,
  me: AppContext,
  { key, to, question, isExternal }: AskedPost,
): Promise<void> {
  const { ask, answerFrom, pageOf, replyOnce } = useCases;
  const { teamId, channelId, userId } = to;
  // A DM with us has no other readers.
  const readBy = channelId.startsWith('D') ? 'asker' : 'channel';
  const found = await ask({ teamId, channelId, userId, isExternal, readBy, question });
  if (found.kind === 'nothing') {
    await replyOnce(key, to, `${sayFound(found, pageOf)}\n${whatICanDo(me.botUserId)}`);
    return;
  }
  const about = found.kind === 'found' ? meetingsOf(found.passages) : [];
  const first =
    found.kind === 'found' && answerFrom
      ? await replyOnce(key, to, sayLooking(found.meetings))
      : await replyOnce(key, to, sayFound(found, pageOf), about);
  // Slack sends a mention as two events; only the first one asks the model.
  if (!first || found.kind !== 'found' || !answerFrom) return;
  const words = answerFrom(teamId, question, found.passages).then((answer) =>
    sayAnswer(answer, found.passages, pageOf),
  );
  useCases.replyLater(to, words, about);
}
