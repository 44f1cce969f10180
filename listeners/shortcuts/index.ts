import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Audience } from '../../services/meetings/ports/meeting-announcer.ts';
import { maxFactChars } from '../../services/memory/fact.ts';
import type { NotEntitled } from '../../services/people/authorize.ts';
import { askShortcut, askView } from '../../services/slack/blocks/ask-form.ts';
import { rememberShortcut, rememberView } from '../../services/slack/blocks/memory.ts';
import { sendShortcut } from '../../services/slack/blocks/send-form.ts';
import { formNotOpened } from '../../services/slack/words/commands.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { ackInTime } from '../in-time.ts';
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

const globalSchema = z.looseObject({ trigger_id: z.string(), user: z.looseObject({ id: z.string() }) });

/** What stands in a message's menu, and beside where people write. */
export function registerShortcuts(app: App, { useCases, appContext }: ListenerDeps): void {
  /** Opens a form, then acknowledges; where Slack is slow to open it, meanwhile. */
  const on = (
    callbackId: string,
    viewFor: (used: Used) => Promise<{ where: Audience; view: ModalView | NotEntitled }>,
  ) =>
    app.shortcut({ type: 'message_action', callback_id: callbackId }, async ({ body, ack }) => {
      const used = shortcutSchema.safeParse(body).data;
      if (!used) return ack();
      const { teamId } = appContext(body);
      const open = async () => {
        const { where, view } = await viewFor({ ...used, teamId, isExternal: isForeign(body, teamId) });
        const trigger = { teamId, triggerId: used.trigger_id };
        if ('kind' in view) await useCases.postEphemeral(where, sayNoAccess(view));
        else if (!(await useCases.openForm(trigger, view)))
          await useCases.postEphemeral(where, formNotOpened);
      };
      await ackInTime(useCases, teamId, open(), ack);
    });

  on(rememberShortcut, async ({ teamId, message, channel, user }) => {
    const where = { teamId, channelId: channel.id, userId: user.id, threadTs: message.ts };
    const thread = { ...where, threadTs: message.thread_ts ?? message.ts };
    const of = { meetingId: await useCases.memory.meetingOf(thread), authorId: message.user ?? null };
    const text = questionIn(message.text).slice(0, maxFactChars);
    return { where: { ...where, threadTs: null }, view: rememberView(text, where, of) };
  });
  // On any message of a call's thread.
  on(askShortcut, async ({ teamId, message, channel, user }) => {
    const threadTs = message.thread_ts ?? message.ts;
    const where = { teamId, channelId: channel.id, userId: user.id, threadTs };
    return { where, view: askView(await useCases.callOfThread(where), where) };
  });
  on(sendShortcut.ofMessage, async ({ teamId, message, channel, user, isExternal }) => {
    const where = { teamId, channelId: channel.id, userId: user.id, threadTs: null };
    return { where, view: await sendWindow(useCases, where, message.text, isExternal) };
  });
  app.shortcut({ type: 'shortcut', callback_id: sendShortcut.anywhere }, async ({ body, ack }) => {
    const used = globalSchema.safeParse(body).data;
    if (!used) return ack();
    const { teamId } = appContext(body);
    const { id: userId } = used.user;
    const open = async () => {
      const where = { teamId, channelId: userId, userId, threadTs: null };
      const view = await sendWindow(useCases, where, null, isForeign(body, teamId));
      // There is no channel where it could be whispered.
      if (!('kind' in view)) await useCases.openForm({ teamId, triggerId: used.trigger_id }, view);
    };
    await ackInTime(useCases, teamId, open(), ack);
  });
}

type Used = z.infer<typeof shortcutSchema> & { teamId: string; isExternal: boolean };
