import { z } from 'zod';
import type { ClientOf } from './client-of.ts';

/** What somebody wrote in a thread. */
type ThreadPost = { userId: string; text: string; ts: string };

const repliesSchema = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      user: z.string().optional(),
      bot_id: z.string().optional(),
      text: z.string().catch('').default(''),
    }),
  ),
});

/** Posts of people in a thread since then, oldest first; apps' and ours are none. Null when Slack isn't responding. */
export type ReadThread = (
  thread: { teamId: string; channelId: string; threadTs: string },
  since: Date,
) => Promise<ThreadPost[] | null>;

export function createThreadReader(
  clientOf: ClientOf,
  log: { warn(fields: object, message: string): void },
): ReadThread {
  return async ({ teamId, channelId, threadTs }, since) => {
    try {
      const oldest = String(since.getTime() / 1_000);
      const answer = await (await clientOf(teamId)).conversations.replies({
        channel: channelId,
        ts: threadTs,
        oldest,
        limit: 999,
      });
      return repliesSchema
        .parse(answer)
        .messages.flatMap(({ user, bot_id, text, ts }) =>
          user && !bot_id && text.trim() !== '' ? [{ userId: user, text, ts }] : [],
        );
    } catch (error) {
      log.warn({ err: error }, 'Slack could not be asked about a thread');
      return null;
    }
  };
}
