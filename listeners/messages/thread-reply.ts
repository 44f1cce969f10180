import type { AppContext } from '../use-cases.ts';
import type { Post } from './post.ts';

/** A reply of one of our own people. */
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

/** Names a post, so that it counts once however often Slack tells of it. */
export function keyOf({ channel, ts }: Post): string {
  return `post:${channel}:${ts}`;
}

/** The thread that a post stands in, or begins. */
export function threadOf(post: Post, me: AppContext) {
  return { teamId: me.teamId, channelId: post.channel, threadTs: post.thread_ts ?? post.ts };
}

/** What was said, without our own name and Slack's escapes. */
export function plain(text: string, me: AppContext): string {
  return text
    .replaceAll(new RegExp(`<@${me.botUserId}(\\|[^>]*)?>`, 'g'), '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** Over Slack Connect a post names its author's own workspace. */
export function isByExternal(post: Post, me: AppContext): boolean {
  const team = post.user_team ?? post.source_team ?? me.teamId;
  return team !== me.teamId;
}

export function isByBot(post: Post): boolean {
  return post.bot_id !== undefined || post.subtype === 'bot_message';
}

export function isOurs(post: Post, me: AppContext, appId: string | undefined): boolean {
  return (
    post.user === me.botUserId ||
    post.bot_id === me.botId ||
    (post.app_id !== undefined && post.app_id === appId)
  );
}
