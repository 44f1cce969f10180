import { type Call, looksLikeCallLink } from '../../services/meetings/call-link.ts';
import type { RequestedVia } from '../../services/meetings/meeting.ts';
import { sayBadLink, whatICanDo } from '../../services/slack/words/commands.ts';
import { sayStanding } from '../../services/slack/words/standup-command.ts';
import { questionIn } from '../question.ts';
import type { AppContext, ListenerDeps, UseCases } from '../use-cases.ts';
import { answerPost } from './answer-post.ts';
import { recurrenceIn } from './find-recurrence.ts';
import { linksInPost } from './links-in-post.ts';
import type { Post } from './post.ts';
import { startsOfPost } from './starts-of-post.ts';
import { tellWhoAsked } from './tell-who-asked.ts';
import {
  isByBot,
  isByExternal,
  isOurs,
  keyOf,
  plain,
  type ThreadReply,
  threadOf,
  threadReplyIn,
} from './thread-reply.ts';

/**
 * A post with call links asks for meetings; one that speaks to us without any asks about past ones, and gets a word of
 * help where it says nothing. Everything else costs nothing, not even a query. A mention comes as `message` and as
 * `app_mention`: both end here, and the post's own timestamp makes them one.
 */
export const handlePost =
  ({ useCases, appContext }: ListenerDeps) =>
  async (post: Post, appId: string | undefined, isMention: boolean): Promise<void> => {
    const me = appContext();
    if (isOurs(post, me, appId)) return;

    const byBot = isByBot(post);
    const calls = linksInPost(post);
    const spokenTo = !byBot && (isMention || mentions(post, me) || post.channel_type === 'im');
    if (calls.length === 0 && !spokenTo) return answer(useCases, post, me, byBot);

    const key = keyOf(post);
    const requestedBy = post.user ?? post.bot_id ?? 'unknown';
    if (calls.length === 0) {
      if (await saidToAgent(useCases, post, me)) return;
      const to = { ...threadOf(post, me), userId: requestedBy };
      const question = questionIn(plain(post.text, me));
      if (question !== '' && !looksLikeCallLink(post.text))
        return answerPost(useCases, me, { key, to, question, isExternal: isByExternal(post, me) });
      const words = question === '' ? whatICanDo(me.botUserId) : sayBadLink(post.text);
      await useCases.replyOnce(key, to, words);
      return;
    }
    const outcomes = await useCases.propose({
      key,
      requestedBy,
      ...threadOf(post, me),
      via: viaOf(post, byBot, isMention || mentions(post, me)),
      calls: await startsOfPost(useCases.resolveStartTime, post, calls, byBot),
      minutes: null,
      byExternal: isByExternal(post, me),
    });
    await tellWhoAsked(useCases, post, outcomes, me);
    const [only, ...others] = outcomes;
    if (only?.kind === 'proposed' && others.length === 0 && !byBot)
      await hintAtStandup(useCases, post, calls, me);
  };

/** One meeting was proposed; who wrote “every Monday” is shown how to have them all. */
async function hintAtStandup(
  useCases: UseCases,
  post: Post,
  [call]: readonly Call[],
  me: AppContext,
): Promise<void> {
  const recurrence = recurrenceIn(post.text);
  if (!recurrence || !call || !post.user || isByExternal(post, me) || post.channel_type === 'im') return;
  const to = { ...threadOf(post, me), userId: post.user };
  await useCases.postEphemeral(to, sayStanding(recurrence.rule, { ...recurrence, call }));
}

/** An ordinary reply in a thread where a question waits is its answer. */
async function answer(useCases: UseCases, post: Post, me: AppContext, byBot: boolean): Promise<void> {
  const said = byBot || post.thread_ts === post.ts || !post.text.trim() ? null : threadReplyIn(post, me);
  if (!said) return;
  // Side by side: while the database is slow each waits half a second for it.
  const [asked, prompted] = await Promise.all([
    useCases.isAsked(said.channelId, said.threadTs),
    useCases.standups.isPrompted(said.channelId, said.threadTs),
  ]);
  if (asked) await useCases.answerQuestion(said);
  else if (prompted) await useCases.standups.collect({ ...said, changedTs: said.ts });
}

/** Before a standup begins, what is written in its thread goes with it. */
async function collected({ standups }: UseCases, said: ThreadReply): Promise<boolean> {
  const prompted = await standups.isPrompted(said.channelId, said.threadTs);
  return prompted && standups.collect({ ...said, changedTs: said.ts });
}

/** In the thread of a meeting, whoever speaks to us speaks to its agent. False where there is none. */
async function saidToAgent(useCases: UseCases, post: Post, me: AppContext): Promise<boolean> {
  const said = threadReplyIn(post, me);
  if (said === null || said.text === '') return false;
  return (await collected(useCases, said)) || (await useCases.sayToAgent(said)) !== 'no_meeting';
}

function viaOf(post: Post, byBot: boolean, mentioned: boolean): RequestedVia {
  if (byBot) return 'bot';
  if (mentioned) return 'mention';
  return post.channel_type === 'im' ? 'dm' : 'link';
}

function mentions(post: Post, me: AppContext): boolean {
  return post.text.includes(`<@${me.botUserId}>`) || post.text.includes(`<@${me.botUserId}|`);
}
