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
import type { MessageStore } from './messages.ts';
import type { ResponseUrls } from './response-urls.ts';
import { wireMessage } from './wire.ts';

export type PressInput = {
  user: string;
  channel: string;
  messageTs: string;
  /** One of these finds the button. */
  actionId?: string;
  buttonText?: string;
  /** Chooses this option of a menu, by its text. */
  option?: string;
  /** Where several buttons or menus of a message carry the same action, the one in this block. */
  blockId?: string;
  /**
   * Sends this value instead of the button's or option's: a forged one, or one that was on the screen before the app
   * changed what is there. With `actionId`, it need not stand there now.
   */
  value?: string;
  /** The presser's workspace; people know their own. */
  userTeam?: string;
};

type Deps = InteractiveDeps & { store: MessageStore; responseUrls: ResponseUrls; base: string };

/** Presses a button of a message or chooses from its menus, ephemeral ones included. */
export function createPressing(deps: Deps) {
  const { directory, store, courier, responseUrls, installation, triggers, base } = deps;
  return async (input: PressInput): Promise<InteractionAnswer> => {
    requireInteractivity(installation);
    const { channel, messageTs } = input;
    const message = store.find(channel, messageTs);
    const ephemeral = store.ephemerals().find((one) => one.ts === messageTs && one.channel === channel);
    const shown = message ?? ephemeral;
    if (!shown) throw new Error(`No message ${messageTs} in ${channel} to press a button of`);
    const action = input.option === undefined ? actionOf(shown, input) : chosenOf(shown, input.option, input);
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

export function actionOf(message: Shown, input: Chosen): Json {
  const buttons = [...elementsOf(message, 'button'), ...feedbackOf(message)];
  const found = buttons.find(
    ({ element: button, blockId }) =>
      (input.actionId === undefined || button.action_id === input.actionId) &&
      (input.buttonText === undefined || labelOf(button) === input.buttonText) &&
      (input.blockId === undefined || blockId === input.blockId) &&
      // Both thumbs are one action, told apart by what they send.
      (button.type === 'button' || input.value === undefined || button.value === input.value),
  );
  const actionTs = actionTime();
  if (found) {
    const { confirm: _, accessibility_label: __, ...shown } = found.element;
    const value = input.value === undefined ? {} : { value: input.value };
    return { ...shown, ...value, block_id: found.blockId, action_ts: actionTs };
  }
  if (input.value === undefined || input.actionId === undefined) {
    const labels = buttons.map(({ element: button }) => `[${labelOf(button)}] ${String(button.action_id)}`);
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

/**
 * https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element and …/select-menu-element: what was chosen
 * comes as `selected_option`, and there is no `value` beside it.
 */
export function chosenOf(message: Shown, text: string, { actionId, blockId: block, value }: Chosen): Json {
  const menus = [...elementsOf(message, 'overflow'), ...elementsOf(message, 'static_select')];
  const offered = menus.flatMap(({ element, blockId }) =>
    records(element.options).map((option) => ({
      option,
      blockId,
      type: element.type,
      actionId: element.action_id,
    })),
  );
  const found = offered.filter(
    (one) =>
      labelOf(one.option) === text &&
      (actionId === undefined || one.actionId === actionId) &&
      (block === undefined || one.blockId === block),
  );
  const [one, ...more] = found;
  if (!one && actionId !== undefined && value !== undefined)
    return {
      type: 'overflow',
      action_id: actionId,
      block_id: block ?? 'forged',
      selected_option: { text: { type: 'plain_text', text }, value },
      action_ts: actionTime(),
    };
  if (!one || more.length > 0) {
    const labels = offered.map(({ option, blockId }) => `${blockId}: ${labelOf(option)}`).join(', ');
    throw new Error(`${one ? 'Several options' : 'No option'} ${text}; the message has: ${labels || 'none'}`);
  }
  const { url: _, ...shown } = one.option;
  return {
    type: one.type,
    action_id: one.actionId,
    block_id: one.blockId,
    selected_option: { ...shown, ...(value !== undefined && { value }) },
    action_ts: actionTime(),
  };
}

/** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element: what was pressed comes as the element's own. */
function feedbackOf(message: Shown): Placed[] {
  return elementsOf(message, 'feedback_buttons').flatMap(({ element, blockId }) =>
    records([element.positive_button, element.negative_button]).map(({ text, value }) => ({
      element: { type: 'feedback_buttons', action_id: element.action_id, text, value },
      blockId,
    })),
  );
}

/** A message or a modal. */
type Shown = { blocks: readonly Json[]; attachments?: readonly Json[] };
export type Chosen = Omit<PressInput, 'user' | 'channel' | 'messageTs' | 'userTeam'>;
type Placed = { element: Json; blockId: string };

function elementsOf(
  message: Shown,
  type: 'button' | 'overflow' | 'static_select' | 'feedback_buttons',
): Placed[] {
  const blocks = [...message.blocks, ...(message.attachments ?? []).flatMap((one) => records(one.blocks))];
  return blocks.flatMap((block) => elementsIn(block, String(block.block_id ?? ''), type));
}

function elementsIn(value: unknown, blockId: string, type: string): Placed[] {
  if (Array.isArray(value)) return value.flatMap((item) => elementsIn(item, blockId, type));
  if (!isRecord(value)) return [];
  if (value.type === type) return [{ element: value, blockId }];
  const here = typeof value.block_id === 'string' ? value.block_id : blockId;
  return Object.values(value).flatMap((item) => elementsIn(item, here, type));
}

function labelOf(button: Json): string {
  return isRecord(button.text) ? String(button.text.text) : '';
}
