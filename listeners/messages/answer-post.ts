import type { Audience } from '../../services/meetings/ports/meeting-announcer.ts';
import { meetingsTold } from '../../services/memory/list-memory.ts';
import { meetingsOf } from '../../services/notes/passage.ts';
import { memoryAnswer } from '../../services/slack/blocks/memory.ts';
import { sayGreeting, whatICanDo, youAreWelcome } from '../../services/slack/words/commands.ts';
import { sayAnswer, sayFound, sayLooking } from '../../services/slack/words/search.ts';
import { sayThreadRecap } from '../../services/slack/words/thread-recap.ts';
import type { Intent } from '../intent.ts';
import type { AppContext, UseCases } from '../use-cases.ts';

export type AskedPost = { key: string; to: Audience; question: string; isExternal: boolean };

type IntendedPost = Pick<AskedPost, 'key' | 'to'> & { intent: Exclude<Intent, 'about_me'> };

type SmallTalk = Extract<Intent, 'greeting' | 'thanks'>;

/** No question, no request, and nothing that a standup collects. */
export function isSmallTalk(intent: Intent | null): intent is SmallTalk {
  return intent === 'greeting' || intent === 'thanks';
}

/** Answers a greeting or thanks in words that are always the same, once. */
export async function answerSmallTalk(
  { replyOnce }: UseCases,
  { botUserId }: AppContext,
  { key, to, intent }: IntendedPost & { intent: SmallTalk },
): Promise<void> {
  await replyOnce(key, to, intent === 'greeting' ? sayGreeting(botUserId) : youAreWelcome);
}

/**
 * Answers what is no question about past meetings, once. False where an agent in the thread's call is meant, or the house
 * agent: that sums up what there's no recap of yet, and has words of its own for small talk.
 */
export async function answerIntent(
  useCases: UseCases,
  me: AppContext,
  { key, to, intent }: IntendedPost,
): Promise<boolean> {
  const { notes, replyOnce, isHouseOn } = useCases;
  const recap = await notes.threadRecap(to);
  if (recap.kind === 'with_agent' && intent !== 'help') return false;
  const isSaid = intent === 'help' || (intent === 'recap' && recap.kind === 'shown');
  if (!isSaid && (await isHouseOn(to))) return false;
  if (isSmallTalk(intent)) await answerSmallTalk(useCases, me, { key, to, intent });
  else if (intent === 'help') await useCases.helpOnce(key, to);
  else await replyOnce(key, to, recap.kind === 'with_agent' ? '' : sayThreadRecap(recap));
  return true;
}

/** “What do you know about me?” is answered for the asker's eyes alone, once. */
export async function answerAboutMe(
  { memory, pagesIn, receiveOnce, postEphemeral, replyOnce }: UseCases,
  { key, to, isExternal }: Omit<AskedPost, 'question'>,
): Promise<void> {
  const { teamId, channelId, userId } = to;
  const listed = await memory.list({ teamId, channelId, userId, isExternal }, { kind: 'me' }, '');
  const text = memoryAnswer(listed, pagesIn(to.teamId)).text;
  if (channelId.startsWith('D')) await replyOnce(key, to, text, meetingsTold(listed));
  else if (await receiveOnce(teamId, key)) await postEphemeral(to, text);
}

/** Answers a question about past meetings in its thread, once. */
export async function answerPost(
  useCases: UseCases,
  me: AppContext,
  { key, to, question, isExternal }: AskedPost,
): Promise<void> {
  const { ask, answerFrom, replyOnce } = useCases;
  const pageOf = useCases.pagesIn(me.teamId);
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
