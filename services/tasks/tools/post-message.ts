import { z } from 'zod';
import { paragraphs } from '../input-text.ts';
import type { Recipient, Thread } from '../ports/thread.ts';
import { type AnyTool, defineTool, type ToolContext } from '../tool.ts';

/** Slack takes 3,000 characters a section; a message of more is a document. */
const maxPostChars = 2_800;

const schema = z.object({
  text: paragraphs(maxPostChars).describe(
    'What to say, as plain text. Markup and mentions are shown, not obeyed.',
  ),
  to: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .default('thread')
    .describe(
      '`thread` (the meeting’s own thread), `#channel`, `@name` of a member of the thread’s channel, `me` (the person you act for), or a Slack id. Anything but `thread` waits for approval.',
    ),
});

/** A message to the meeting's thread, another channel or a person. */
export function postMessage({ thread }: { thread: Thread }): AnyTool {
  return defineTool({
    name: 'post_message',
    title: 'Post a message',
    description:
      'Posts a message in Slack: in the meeting’s thread at once, or to another channel or a person after someone in the thread has approved it.',
    kind: 'message',
    schema,
    hints: { readOnly: false, destructive: false, idempotent: false, openWorld: true },
    targets: 'in_slack',
    effect: ({ to }) => (to === 'thread' ? 'writes_in_thread' : 'reaches_out'),
    deadline: 15_000,
    repeatable: true,
    // Not to whom: that was looked up, and another recipient is another message.
    editable: () => [{ path: ['text'], label: 'Message', shape: 'paragraphs' }],
    async preview({ text, to }, context) {
      const found = await recipientOf(thread, to, context);
      if (!found.ok) return found;
      const { recipient } = found;
      return {
        ok: true,
        preview: {
          title: `Post a message ${recipient.kind === 'thread' ? 'in this thread' : `to ${recipient.label}`}`,
          fields: [
            { label: 'To', value: recipient.label },
            { label: 'Message', value: text },
            ...(found.readBy ? [{ label: 'Read by', value: found.readBy }] : []),
          ],
        },
        bound: recipient,
        target: found.target,
      };
    },
    async run({ text }, bound, context) {
      await thread.post(context, recipientSchema.parse(bound), text);
      return { kind: 'queued' };
    },
  });
}

/** Approved for this one, whatever it is called by the time it is posted. */
const recipientSchema: z.ZodType<Recipient> = z.object({
  kind: z.enum(['thread', 'channel', 'person']),
  id: z.string(),
  label: z.string(),
});

async function recipientOf(thread: Thread, to: string, context: ToolContext) {
  if (to !== 'thread') return thread.resolve(context, to);
  const recipient: Recipient = { kind: 'thread', id: context.meeting.channelId, label: 'this thread' };
  return { ok: true as const, recipient, readBy: null, target: null };
}
