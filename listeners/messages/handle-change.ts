import type { ListenerDeps } from '../use-cases.ts';
import { type Post, postSchema } from './post.ts';
import { isByBot, isOurs, isOutside, threadReplyIn } from './thread-reply.ts';

/** An edited or deleted reply replaces what was collected for a standup. Links in it were handled when it was posted. */
export const handleChange =
  ({ useCases, appContext }: ListenerDeps) =>
  async (post: Post, changedTs: string, appId: string | undefined): Promise<void> => {
    const { standups } = useCases;
    const me = appContext();
    if (isByBot(post) || isOurs(post, me, appId)) return;
    const said = post.thread_ts === post.ts ? null : threadReplyIn(post, me);
    if (!said || !(await standups.isPrompted(said.channelId, said.threadTs))) return;
    if (!(await isOutside(useCases, said))) await standups.collect({ ...said, changedTs });
  };

/** The post after an edit, or with an empty text after a deletion. Null if only a link's preview was added. */
export function changedPost({ subtype, channel, message, previous_message: before }: Post): Post | null {
  if (subtype === 'message_changed' && message?.edited)
    return postSchema.safeParse({ ...message, channel }).data ?? null;
  if (subtype !== 'message_deleted') return null;
  return postSchema.safeParse({ ...before, channel, text: '' }).data ?? null;
}
