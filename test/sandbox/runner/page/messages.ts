import { type Json, records } from '../../slack/json.ts';
import type { EphemeralMessage, StoredMessage } from '../../slack/messages.ts';
import type { SlackWorkspace } from '../../slack/workspace.ts';
import { faceOfIcons, personFace } from './faces.ts';
import { appFace } from './page-files.ts';
import type { ShownFile, ShownMessage } from './shown.ts';

export const appName = 'Stand-in';

/** A message as Ada sees it: under whose name and face, and with what. */
export function shownMessage(message: StoredMessage | EphemeralMessage, slack: SlackWorkspace): ShownMessage {
  const { channel, ts, threadTs = null, text } = message;
  const isPrivate = !('own' in message);
  const isApp = isPrivate || message.own;
  // Under the app's own name Slack names its user too.
  const isAppItself = isPrivate || (message.own && message.user !== undefined);
  const name = isAppItself ? appName : (message.username ?? nameOf(slack, message.user ?? ''));
  const brought = isPrivate ? null : faceOfIcons(message);
  // The blocks that the emulator makes of a text know only links and mentions; the text says more.
  const saysAll = !isPrivate && message.blocksOfText;
  return {
    ...{ channel, ts, threadTs, text, name, isApp, isPrivate },
    face: isAppItself ? appFace : (brought ?? personFace(name)),
    isEdited: !isPrivate && !message.own && message.edits > 0,
    isBroadcast: !isPrivate && message.subtype === 'thread_broadcast',
    blocks: saysAll ? [] : message.blocks,
    attachments: records(message.attachments),
    files: isPrivate ? [] : message.files.map(shownFile),
    reactions: isPrivate
      ? []
      : (message.reactions ?? []).map(({ name: mark, users }) => ({ name: mark, count: users.length })),
  };
}

function nameOf({ users }: SlackWorkspace, id: string): string {
  if (id === users.pika.id) return appName;
  return Object.values(users).find((one) => one.id === id)?.realName ?? id;
}

function shownFile({ id, title, name }: Json): ShownFile {
  return { id: String(id), title: String(title ?? name), isPicture: isPicture(String(name)) };
}

export function isPicture(name: string): boolean {
  return /\.(png|jpe?g)$/i.test(name);
}
