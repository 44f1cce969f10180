import { looksLikeCallLink } from '../../services/meetings/call-link.ts';
import type { RequestedVia } from '../../services/meetings/meeting.ts';
import { rightLink, whatICanDo } from '../../services/slack/words/commands.ts';
import type { ListenerDeps, Surroundings } from '../use-cases.ts';
import { linksInPost } from './links-in-post.ts';
import { isPost, type Post } from './post.ts';

/**
 * A post with call links asks for meetings; one that speaks to us without any gets a word of help. Everything else
 * costs nothing, not even a query. A mention comes as `message` and as `app_mention`: both end here, and the post's
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
    if (calls.length === 0 && !spokenTo) return;

    const key = `post:${post.channel}:${post.ts}`;
    const requestedBy = post.user ?? post.bot_id ?? 'unknown';
    if (calls.length === 0) {
      const to = {
        teamId: me.teamId,
        channelId: post.channel,
        threadTs: post.thread_ts ?? post.ts,
        userId: requestedBy,
      };
      const words = looksLikeCallLink(post.text) ? rightLink(post.text) : whatICanDo(me.botUserId);
      return useCases.replyOnce(key, to, words);
    }
    await useCases.propose({
      key,
      teamId: me.teamId,
      channelId: post.channel,
      threadTs: post.thread_ts ?? post.ts,
      requestedBy,
      via: viaOf(post, byBot, isMention || mentions(post, me)),
      calls,
      minutes: null,
      byStranger: isStranger(post, me),
    });
  };

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
