import type { AppContext, ListenerDeps } from '../use-cases.ts';
import { type Post, postSchema } from './post.ts';
import { asLines, changeSaidForMe } from './said-for-me.ts';
import { isByBot, isOurs, isOutside, plain, threadReplyIn } from './thread-reply.ts';

/** An edited or deleted reply replaces what was collected for a standup, or was to be said in a call. Links in it were handled when it was posted. */
export const handleChange =
  ({ useCases }: Pick<ListenerDeps, 'useCases'>) =>
  async (
    post: Post,
    me: AppContext,
    { before, changedTs }: { before: string; changedTs: string },
    appId: string | undefined,
  ): Promise<void> => {
    const { standups } = useCases;
    if (isByBot(post) || isOurs(post, me, appId)) return;
    const said = threadReplyIn({ ...post, thread_ts: post.thread_ts ?? post.ts }, me);
    if (!said) return;
    const isReply = said.threadTs !== said.ts;
    if (!isReply || !(await standups.isPrompted(said)))
      return changeSaidForMe(useCases, said, plain(before, me), changedTs);
    if (!(await isOutside(useCases, said)))
      await standups.collect({ ...said, text: asLines(said.text), changedTs });
  };

/** The post after an edit, or with an empty text after a deletion. Null if only a link's preview was added. */
export function changedPost({ subtype, channel, message, previous_message: before }: Post): Post | null {
  if (subtype === 'message_changed' && message?.edited)
    return postSchema.safeParse({ ...message, channel }).data ?? null;
  if (subtype !== 'message_deleted') return null;
  return postSchema.safeParse({ ...before, channel, text: '' }).data ?? null;
}
