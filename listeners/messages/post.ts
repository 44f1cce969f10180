import { z } from 'zod';

/** A message as Slack tells of it, in a `message` or an `app_mention` event. */
export const postSchema = z.looseObject({
  channel: z.string(),
  channel_type: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  app_id: z.string().optional(),
  username: z.string().optional().catch(undefined),
  bot_profile: z
    .looseObject({ app_id: z.string(), name: z.string(), team_id: z.string() })
    .partial()
    .optional()
    .catch(undefined),
  text: z.string().catch('').default(''),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  /** Of an event that tells of a change: the message as it is, and as it was. */
  message: z.record(z.string(), z.unknown()).optional().catch(undefined),
  previous_message: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

export type Post = z.infer<typeof postSchema>;

/** Edits, joins, deletions and the like are no posts. */
const postSubtypes = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message', 'bot_message']);

export function isPost(post: Post): boolean {
  return postSubtypes.has(post.subtype);
}
