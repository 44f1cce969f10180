import type { App } from '@slack/bolt';
import { z } from 'zod';
import { maxFactChars } from '../../services/memory/fact.ts';
import { rememberShortcut, rememberView } from '../../services/slack/blocks/memory.ts';
import { formNotOpened } from '../../services/slack/words/commands.ts';
import { questionIn } from '../question.ts';
import type { ListenerDeps } from '../use-cases.ts';

const shortcutSchema = z.looseObject({
  trigger_id: z.string(),
  user: z.looseObject({ id: z.string() }),
  channel: z.looseObject({ id: z.string() }),
  message: z.looseObject({
    ...{ ts: z.string(), thread_ts: z.string().optional(), text: z.string().catch('') },
    user: z.string().optional(),
  }),
});

/** What stands in a message's menu. */
export function registerShortcuts(app: App, { useCases, appContext }: ListenerDeps): void {
  app.shortcut({ type: 'message_action', callback_id: rememberShortcut }, async ({ body, ack }) => {
    const used = shortcutSchema.safeParse(body).data;
    if (!used) return ack();
    const { message, channel, user } = used;
    const where = {
      teamId: appContext().teamId,
      channelId: channel.id,
      userId: user.id,
      threadTs: message.ts,
    };
    const text = questionIn(message.text).slice(0, maxFactChars);
    const thread = { ...where, threadTs: message.thread_ts ?? message.ts };
    const meetingId = await useCases.memory.meetingOf(thread);
    const opened = await useCases.openForm(
      used.trigger_id,
      rememberView(text, where, { meetingId, authorId: message.user ?? null }),
    );
    if (!opened) await useCases.postEphemeral({ ...where, threadTs: null }, formNotOpened);
    await ack();
  });
}
