import { within } from '../../services/common/within.ts';
import type { PostingApp } from '../../services/meetings/proposal.ts';
import { isForeign } from '../team-of-payload.ts';
import type { AppContext, UseCases } from '../use-cases.ts';
import type { Post } from './post.ts';

/** A reply in a thread by a member of our workspace. */
export type ThreadReply = {
  key: string;
  teamId: string;
  channelId: string;
  userId: string;
  text: string;
  threadTs: string;
  ts: string;
};

export function threadReplyIn(post: Post, me: AppContext): ThreadReply | null {
  const { thread_ts: threadTs, channel: channelId, user: userId, ts } = post;
  if (!threadTs || !userId || isByExternal(post, me)) return null;
  return { key: keyOf(post), teamId: me.teamId, channelId, userId, text: plain(post.text, me), threadTs, ts };
}

/** Identifies a post, so that it counts once even if Slack sends it several times. */
export function keyOf({ channel, ts }: Post): string {
  return `post:${channel}:${ts}`;
}

/** The thread that a post is in, or would begin. */
export function threadOf(post: Post, me: AppContext) {
  return { teamId: me.teamId, channelId: post.channel, threadTs: post.thread_ts ?? post.ts };
}

/** The text without our own mention and Slack's escapes. */
export function plain(text: string, me: AppContext): string {
  const ours = `<@${me.botUserId}`;
  const [first, ...others] = text.split(ours);
  return [first, ...others.map((rest) => behindMention(rest) ?? ours + rest)]
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** What stands behind a mention whose end, `>` or `|name>`, a text begins with; null where it is none. */
function behindMention(text: string): string | null {
  if (text.startsWith('>')) return text.slice(1);
  const end = text.startsWith('|') ? text.indexOf('>') : -1;
  return end === -1 ? null : text.slice(end + 1);
}

/** Over Slack Connect a post names its author's own workspace, in one place or another. */
export function isByExternal(post: Post, me: AppContext): boolean {
  return isForeign(post, me.teamId);
}

/** Also what an app posts in a person's name. */
export function isByBot({ bot_id, app_id, bot_profile, subtype }: Post): boolean {
  return [bot_id, app_id, bot_profile].some(Boolean) || subtype === 'bot_message';
}

/** The app that posted, by the id that Slack gives it; none where two places disagree. */
export function appOf({ app_id, bot_profile, username }: Post): PostingApp {
  const ids = new Set([app_id, bot_profile?.app_id].filter((id) => id !== undefined));
  const [id = null] = ids.size === 1 ? ids : [];
  return { id, name: bot_profile?.name ?? username ?? null, teamId: bot_profile?.team_id ?? null };
}

export function isOurs(post: Post, me: AppContext, appId: string | undefined): boolean {
  return (
    post.user === me.botUserId ||
    post.bot_id === me.botId ||
    (post.app_id !== undefined && post.app_id === appId)
  );
}

/** Slack's own event waits meanwhile. */
const kindTimeoutMs = 500;

/** Of another workspace, though the post names only ours. Who is in the thread is heard while Slack doesn't say. */
export async function isOutside(
  { kindOf }: Pick<UseCases, 'kindOf'>,
  user: Pick<ThreadReply, 'teamId' | 'userId'>,
): Promise<boolean> {
  return (await within(kindTimeoutMs, kindOf(user), () => 'unknown')) === 'external';
}
