import type { MessageStore } from '../messages.ts';
import type { ResponseUrls } from '../response-urls.ts';
import { WORKSPACE } from '../seed.ts';
import { wireMessage } from '../wire.ts';
import {
  actionTime,
  answerOf,
  channelName,
  type InteractionAnswer,
  type InteractiveDeps,
  partiesOf,
  requireInteractivity,
} from './parties.ts';

export type ShortcutInput = { user: string; channel: string; messageTs: string; callbackId: string };

type Deps = InteractiveDeps & { store: MessageStore; responseUrls: ResponseUrls; base: string };

/**
 * Uses a shortcut from a message's menu
 * (https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload). Slack offers it on every
 * message that the person can see, in channels without the app too.
 */
export function createShortcuts(deps: Deps) {
  const { directory, courier, installation, triggers, store, responseUrls, base } = deps;
  return async ({ user, channel, messageTs, callbackId }: ShortcutInput): Promise<InteractionAnswer> => {
    requireInteractivity(installation);
    if (!installation.hasShortcut(callbackId, 'message'))
      throw new Error(`The app's manifest has no message shortcut ${callbackId}`);
    const person = directory.user(user);
    if (person?.teamId !== WORKSPACE.teamId)
      throw new Error(
        `${person?.realName ?? user} has no shortcuts here: they belong to the app's workspace`,
      );
    const message = store.find(channel, messageTs);
    const here = directory.channel(channel);
    const sees = here?.kind === 'channel' || here?.members.has(user);
    if (!message || !sees) throw new Error(`${person.realName} sees no message ${messageTs} in ${channel}`);
    const triggerId = triggers.issue(user);
    const thread = message.threadTs === undefined ? {} : { threadTs: message.threadTs };
    const payload = {
      type: 'message_action',
      ...partiesOf(directory, user),
      callback_id: callbackId,
      trigger_id: triggerId,
      message_ts: messageTs,
      action_ts: actionTime(),
      channel: { id: channel, name: channelName(directory, channel) },
      message: wireMessage(message, { metadata: true }),
      response_url: `${base}${responseUrls.create({ channel, user, messageTs, ...thread })}`,
    };
    return answerOf(
      await courier.deliverOnce({ what: 'interactive', id: triggerId, label: callbackId, payload }),
    );
  };
}

/** Uses a shortcut that belongs to no message, from the search or the `+` beside where people write. */
export function createGlobalShortcuts(deps: InteractiveDeps) {
  const { directory, courier, installation, triggers } = deps;
  return async ({
    user,
    callbackId,
  }: Pick<ShortcutInput, 'user' | 'callbackId'>): Promise<InteractionAnswer> => {
    requireInteractivity(installation);
    if (!installation.hasShortcut(callbackId, 'global'))
      throw new Error(`The app's manifest has no global shortcut ${callbackId}`);
    const triggerId = triggers.issue(user);
    const payload = {
      type: 'shortcut',
      ...partiesOf(directory, user),
      ...{ callback_id: callbackId, trigger_id: triggerId, action_ts: actionTime() },
    };
    return answerOf(
      await courier.deliverOnce({ what: 'interactive', id: triggerId, label: callbackId, payload }),
    );
  };
}
