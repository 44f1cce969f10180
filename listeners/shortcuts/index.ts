import type { App } from '@slack/bolt';
import { z } from 'zod';
import { maxFactChars } from '../../services/memory/fact.ts';
import { askShortcut, askView } from '../../services/slack/blocks/ask-form.ts';
import { rememberShortcut, rememberView } from '../../services/slack/blocks/memory.ts';
import { sendShortcut } from '../../services/slack/blocks/send-form.ts';
import { formNotOpened } from '../../services/slack/words/commands.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { questionIn } from '../question.ts';
import { sendWindow } from '../send-window.ts';
import { isForeign } from '../team-of-payload.ts';
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

/** What stands in a message's menu, and beside where people write. */
export function registerShortcuts(app: App, deps: ListenerDeps): void {
  registerSendShortcuts(app, deps);
  registerAskShortcut(app, deps);
  const { useCases, appContext } = deps;
  app.shortcut({ type: 'message_action', callback_id: rememberShortcut }, async ({ body, ack }) => {
    const used = shortcutSchema.safeParse(body).data;
    if (!used) return ack();
    const { message, channel, user } = used;
    const where = {
      teamId: appContext(body).teamId,
      channelId: channel.id,
      userId: user.id,
      threadTs: message.ts,
    };
    const text = questionIn(message.text).slice(0, maxFactChars);
    const thread = { ...where, threadTs: message.thread_ts ?? message.ts };
    const meetingId = await useCases.memory.meetingOf(thread);
    const opened = await useCases.openForm(
      { teamId: where.teamId, triggerId: used.trigger_id },
      rememberView(text, where, { meetingId, authorId: message.user ?? null }),
    );
    if (!opened) await useCases.postEphemeral({ ...where, threadTs: null }, formNotOpened);
    await ack();
  });
}

/** *Ask about this call*, on any message of a call's thread. */
function registerAskShortcut(app: App, { useCases, appContext }: ListenerDeps): void {
  app.shortcut({ type: 'message_action', callback_id: askShortcut }, async ({ body, ack }) => {
    const used = shortcutSchema.safeParse(body).data;
    if (!used) return ack();
    const { message, channel, user } = used;
    const threadTs = message.thread_ts ?? message.ts;
    const where = { teamId: appContext(body).teamId, channelId: channel.id, userId: user.id, threadTs };
    const opened = await useCases.openForm(
      { teamId: where.teamId, triggerId: used.trigger_id },
      askView(await useCases.callOfThread(where), where),
    );
    if (!opened) await useCases.postEphemeral(where, formNotOpened);
    await ack();
  });
}

const globalSchema = z.looseObject({ trigger_id: z.string(), user: z.looseObject({ id: z.string() }) });

/** *Send Stand-in*: from a message with its link, or from anywhere. */
function registerSendShortcuts(app: App, { useCases, appContext }: ListenerDeps): void {
  app.shortcut({ type: 'message_action', callback_id: sendShortcut.ofMessage }, async ({ body, ack }) => {
    const used = shortcutSchema.safeParse(body).data;
    if (!used) return ack();
    const { message, channel, user } = used;
    const where = { teamId: appContext(body).teamId, channelId: channel.id, userId: user.id, threadTs: null };
    const view = await sendWindow(useCases, where, message.text, isForeign(body, where.teamId));
    if ('kind' in view) await useCases.postEphemeral(where, sayNoAccess(view));
    else if (!(await useCases.openForm({ teamId: where.teamId, triggerId: used.trigger_id }, view)))
      await useCases.postEphemeral(where, formNotOpened);
    await ack();
  });
  app.shortcut({ type: 'shortcut', callback_id: sendShortcut.anywhere }, async ({ body, ack }) => {
    const used = globalSchema.safeParse(body).data;
    if (!used) return ack();
    const userId = used.user.id;
    const where = { teamId: appContext(body).teamId, channelId: userId, userId, threadTs: null };
    const view = await sendWindow(useCases, where, null, isForeign(body, where.teamId));
    // There is no channel where it could be whispered.
    if (!('kind' in view))
      await useCases.openForm({ teamId: where.teamId, triggerId: used.trigger_id }, view);
    await ack();
  });
}
