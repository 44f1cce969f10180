import {
  actionTime,
  answerOf,
  channelName,
  type InteractionAnswer,
  type InteractiveDeps,
  partiesOf,
  requireInteractivity,
} from './interactive/parties.ts';
import { isRecord, type Json, records } from './json.ts';
import type { EphemeralMessage, MessageStore, StoredMessage } from './messages.ts';
import type { ResponseUrls } from './response-urls.ts';
import { wireMessage } from './wire.ts';

export type PressInput = {
  user: string;
  channel: string;
  messageTs: string;
  /** One of these finds the button. */
  actionId?: string;
  buttonText?: string;
  /** Where several buttons of a message carry the same action, the one in this block. */
  blockId?: string;
  /** Sends this value instead of the button's: a forged one. With `actionId`, no such button need exist. */
  value?: string;
  /** The presser's workspace; people know their own. */
  userTeam?: string;
};

type Deps = InteractiveDeps & { store: MessageStore; responseUrls: ResponseUrls; base: string };

/** Presses a button of a message, ephemeral ones included. */
export function createPressing(deps: Deps) {
  const { directory, store, courier, responseUrls, installation, triggers, base } = deps;
  return async (input: PressInput): Promise<InteractionAnswer> => {
    requireInteractivity(installation);
    const { channel, messageTs } = input;
    const message = store.find(channel, messageTs);
    const ephemeral = store.ephemerals().find((one) => one.ts === messageTs && one.channel === channel);
    const shown = message ?? ephemeral;
    if (!shown) throw new Error(`No message ${messageTs} in ${channel} to press a button of`);
    const action = actionOf(shown, input);
    const thread = shown.threadTs === undefined ? {} : { threadTs: shown.threadTs };
    const responseUrl = `${base}${responseUrls.create({ channel, user: input.user, messageTs, ...thread })}`;
    const triggerId = triggers.issue(input.user);
    const payload: Json = {
      type: 'block_actions',
      ...partiesOf(directory, input.user, input.userTeam),
      container: {
        type: 'message',
        message_ts: messageTs,
        channel_id: channel,
        is_ephemeral: !message,
        ...(shown.threadTs !== undefined && { thread_ts: shown.threadTs }),
      },
      trigger_id: triggerId,
      channel: { id: channel, name: channelName(directory, channel) },
      ...(message && { message: wireMessage(message, { metadata: true }) }),
      state: { values: {} },
      response_url: responseUrl,
      actions: [action],
    };
    const label = String(action.action_id ?? '');
    return answerOf(await courier.deliverOnce({ what: 'interactive', id: triggerId, label, payload }));
  };
}

function actionOf(message: StoredMessage | EphemeralMessage, input: PressInput): Json {
  const blocks = [...message.blocks, ...message.attachments.flatMap((one) => records(one.blocks))];
  const buttons = blocks.flatMap((block) => buttonsIn(block, String(block.block_id ?? '')));
  const found = buttons.find(
    ({ button, blockId }) =>
      (input.actionId === undefined || button.action_id === input.actionId) &&
      (input.buttonText === undefined || labelOf(button) === input.buttonText) &&
      (input.blockId === undefined || blockId === input.blockId),
  );
  const actionTs = actionTime();
  if (found) {
    const { confirm: _, accessibility_label: __, ...shown } = found.button;
    const value = input.value === undefined ? {} : { value: input.value };
    return { ...shown, ...value, block_id: found.blockId, action_ts: actionTs };
  }
  if (input.value === undefined || input.actionId === undefined) {
    const labels = buttons.map(({ button }) => `[${labelOf(button)}] ${String(button.action_id)}`);
    throw new Error(
      `No button ${input.buttonText ?? input.actionId} in the message; it has: ${labels.join(', ') || 'none'}`,
    );
  }
  return {
    type: 'button',
    action_id: input.actionId,
    block_id: input.blockId ?? 'forged',
    text: { type: 'plain_text', text: input.buttonText ?? 'Forged' },
    value: input.value,
    action_ts: actionTs,
  };
}

function buttonsIn(value: unknown, blockId: string): { button: Json; blockId: string }[] {
  if (Array.isArray(value)) return value.flatMap((item) => buttonsIn(item, blockId));
  if (!isRecord(value)) return [];
  if (value.type === 'button') return [{ button: value, blockId }];
  const here = typeof value.block_id === 'string' ? value.block_id : blockId;
  return Object.values(value).flatMap((item) => buttonsIn(item, here));
}

function labelOf(button: Json): string {
  return isRecord(button.text) ? String(button.text.text) : '';
}
