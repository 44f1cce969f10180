import { randomBytes } from 'node:crypto';
import type { Courier } from './delivery/courier.ts';
import type { Attempt } from './delivery/transport.ts';
import type { Installation } from './installation.ts';
import { isRecord, type Json, records } from './json.ts';
import type { EphemeralMessage, MessageStore, StoredMessage } from './messages.ts';
import type { Directory } from './people.ts';
import type { ResponseUrls } from './response-urls.ts';
import { OTHER_TEAM, WORKSPACE } from './seed.ts';
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

export type InteractionAnswer = {
  ok: boolean;
  status?: number;
  /** What the presser would see: nothing came within 3 s, or it could not be brought at all. */
  error?: 'operation_timeout' | 'dispatch_failed';
  body?: unknown;
  elapsedMs: number;
};

type Deps = {
  directory: Directory;
  store: MessageStore;
  courier: Courier;
  responseUrls: ResponseUrls;
  installation: Installation;
  base: string;
};

/** Presses a button of a message, ephemeral ones included. */
export function createPressing({ directory, store, courier, responseUrls, installation, base }: Deps) {
  return async (input: PressInput): Promise<InteractionAnswer> => {
    if (!installation.isInteractive) throw new Error("The app's manifest has interactivity off");
    const { channel, messageTs } = input;
    const message = store.find(channel, messageTs);
    const ephemeral = store.ephemerals().find((one) => one.ts === messageTs && one.channel === channel);
    const shown = message ?? ephemeral;
    if (!shown) throw new Error(`No message ${messageTs} in ${channel} to press a button of`);
    const action = actionOf(shown, input);
    const user = directory.user(input.user);
    const teamId = input.userTeam ?? user?.teamId ?? WORKSPACE.teamId;
    const thread = shown.threadTs === undefined ? {} : { threadTs: shown.threadTs };
    const responseUrl = `${base}${responseUrls.create({ channel, user: input.user, messageTs, ...thread })}`;
    const triggerId = newTriggerId();
    const payload: Json = {
      type: 'block_actions',
      user: {
        id: input.user,
        username: user?.name ?? 'someone',
        name: user?.name ?? 'someone',
        team_id: teamId,
      },
      api_app_id: WORKSPACE.appId,
      token: WORKSPACE.verificationToken,
      container: {
        type: 'message',
        message_ts: messageTs,
        channel_id: channel,
        is_ephemeral: !message,
        ...(shown.threadTs !== undefined && { thread_ts: shown.threadTs }),
      },
      trigger_id: triggerId,
      // The presser's workspace, which for a stranger is not the one the app is installed in.
      team: { id: teamId, domain: teamId === WORKSPACE.teamId ? WORKSPACE.domain : OTHER_TEAM.domain },
      enterprise: null,
      is_enterprise_install: false,
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

export function answerOf(attempt: Attempt): InteractionAnswer {
  const { ok, status, answer, elapsedMs } = attempt;
  const slow = attempt.error === 'http_timeout' || attempt.error === 'timeout';
  return {
    ok,
    ...(status !== undefined && { status }),
    ...(!ok && { error: slow ? 'operation_timeout' : 'dispatch_failed' }),
    ...(answer !== undefined && { body: answer }),
    elapsedMs,
  };
}

export function newTriggerId(): string {
  return `${Date.now()}.1.${randomBytes(16).toString('hex')}`;
}

export function channelName(directory: Directory, id: string): string {
  const channel = directory.channel(id);
  if (channel?.kind === 'im') return 'directmessage';
  return channel?.kind === 'group' ? 'privategroup' : (channel?.name ?? 'unknown');
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
  const actionTs = (Date.now() / 1000).toFixed(6);
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
