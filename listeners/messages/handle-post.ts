import { looksLikeCallLink } from '../../services/meetings/call-link.ts';
import type { RequestedVia } from '../../services/meetings/meeting.ts';
import { rightLink, whatICanDo } from '../../services/slack/words/commands.ts';
import { questionIn } from '../question.ts';
import type { ListenerDeps, Surroundings, UseCases } from '../use-cases.ts';
import { answerPost } from './answer-post.ts';
import { linksInPost } from './links-in-post.ts';
import { isPost, type Post } from './post.ts';
import { startsOfPost } from './starts-of-post.ts';

/**
 * A post with call links asks for meetings; one that speaks to us without any asks about past ones, and gets a word of
 * help where it says nothing. Everything else costs nothing, not even a query. A mention comes as `message` and as `app_mention`: both end here, and the post's
 * own timestamp makes them one.
 */
export const handlePost =
  ({ useCases, surroundings }: ListenerDeps) =>
  async (post: Post, appId: string | undefined, isMention: boolean): Promise<void> => {
    const me = surroundings();
    if (!isPost(post) || isOurs(post, me, appId)) return;

    const byBot = post.bot_id !== undefined || post.subtype === 'bot_message';
    const calls = linksInPost(post);
    const spokenTo = !byBot && (isMention || mentions(post, me) || post.channel_type === 'im');
    if (calls.length === 0 && !spokenTo) return answer(useCases, post, me, byBot);

    const key = keyOf(post);
    const requestedBy = post.user ?? post.bot_id ?? 'unknown';
    if (calls.length === 0) {
      if (await saidToAgent(useCases, post, me)) return;
      const to = {
        teamId: me.teamId,
        channelId: post.channel,
        threadTs: post.thread_ts ?? post.ts,
        userId: requestedBy,
      };
      const question = questionIn(plain(post.text, me));
      if (question !== '' && !looksLikeCallLink(post.text))
        return answerPost(useCases, me, { key, to, question, stranger: isStranger(post, me) });
      const words = question === '' ? whatICanDo(me.botUserId) : rightLink(post.text);
      await useCases.replyOnce(key, to, words);
      return;
    }
    await useCases.propose({
      key,
      teamId: me.teamId,
      channelId: post.channel,
      threadTs: post.thread_ts ?? post.ts,
      requestedBy,
      via: viaOf(post, byBot, isMention || mentions(post, me)),
      calls: await startsOfPost(useCases.whenMeant, post, calls, byBot),
      minutes: null,
      byStranger: isStranger(post, me),
    });
  };

/** An ordinary reply in a thread where a question waits is its answer. */
async function answer(useCases: UseCases, post: Post, me: Surroundings, byBot: boolean): Promise<void> {
  const said = byBot || post.thread_ts === post.ts || !post.text.trim() ? null : saidInThread(post, me);
  if (!said) return;
  // Side by side: while the database is slow each waits half a second for it.
  const [asked, briefed] = await Promise.all([
    useCases.isAsked(said.channelId, said.threadTs),
    useCases.schedules.isBriefed(said.channelId, said.threadTs),
  ]);
  if (asked) await useCases.answerQuestion(said);
  else if (briefed) await useCases.schedules.collect(said);
}

/** Before a standup begins, what is written in its thread goes with it. */
async function collected(
  { schedules }: UseCases,
  said: NonNullable<ReturnType<typeof saidInThread>>,
): Promise<boolean> {
  return (await schedules.isBriefed(said.channelId, said.threadTs)) && schedules.collect(said);
}

/** In the thread of a meeting, whoever speaks to us speaks to its agent. False where there is none. */
async function saidToAgent(useCases: UseCases, post: Post, me: Surroundings): Promise<boolean> {
  const said = saidInThread(post, me);
  if (said === null || said.text === '') return false;
  return (await collected(useCases, said)) || (await useCases.sayToAgent(said)) !== 'no_meeting';
}

/** A reply of one of our own people. */
function saidInThread(post: Post, me: Surroundings) {
  const { thread_ts: threadTs, channel: channelId, user: userId, ts } = post;
  if (!threadTs || !userId || isStranger(post, me)) return null;
  return { key: keyOf(post), teamId: me.teamId, channelId, userId, text: plain(post.text, me), threadTs, ts };
}

/** Names a post, so that it counts once however often Slack tells of it. */
function keyOf({ channel, ts }: Post): string {
  return `post:${channel}:${ts}`;
}

/** What was said, without our own name and Slack's escapes. */
function plain(text: string, me: Surroundings): string {
  return text
    .replaceAll(new RegExp(`<@${me.botUserId}(\\|[^>]*)?>`, 'g'), '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function viaOf(post: Post, byBot: boolean, mentioned: boolean): RequestedVia {
  if (byBot) return 'bot';
  if (mentioned) return 'mention';
  return post.channel_type === 'im' ? 'dm' : 'link';
}

function isOurs(post: Post, me: Surroundings, appId: string | undefined): boolean {
  return (
    post.user === me.botUserId ||
    post.bot_id === me.botId ||
    (post.app_id !== undefined && post.app_id === appId)
  );
}

function mentions(post: Post, me: Surroundings): boolean {
  return post.text.includes(`<@${me.botUserId}>`) || post.text.includes(`<@${me.botUserId}|`);
}

/** Over Slack Connect a post names its author's own workspace. */
function isStranger(post: Post, me: Surroundings): boolean {
  const team = post.user_team ?? post.source_team ?? me.teamId;
  return team !== me.teamId;
}
