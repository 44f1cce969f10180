import { randomUUID } from 'node:crypto';
import { newBlockId, withBlockIds } from './block-ids.ts';
import type { Courier, DeliveryResult, EventOptions } from './delivery/courier.ts';
import { changeEvent, mentionEvent, messageEvent } from './event-payloads.ts';
import type { Installation } from './installation.ts';
import { isRecord, type Json } from './json.ts';
import type { MessageStore, StoredMessage } from './messages.ts';
import type { Directory } from './people.ts';
import { richTextBlockOf } from './rich-text-of.ts';
import { WORKSPACE } from './seed.ts';

export type Draft = Partial<Omit<StoredMessage, 'channel' | 'ts' | 'edits' | 'edited' | 'blocksOfText'>> & {
  channel: string;
  text: string;
};

export type Change = Partial<
  Pick<StoredMessage, 'text' | 'blocks' | 'attachments' | 'metadata'> & { by: string; unfurl: boolean }
>;

type Deps = { directory: Directory; store: MessageStore; courier: Courier; installation: Installation };
export type Posting = ReturnType<typeof createPosting>;

/** How messages come to be, change and go, with the events that tell the app. */
export function createPosting({ directory, store, courier, installation }: Deps) {
  const deliver = async (channelId: string, event: Json, options: EventOptions) => {
    const channel = directory.channel(channelId);
    // Slack tells an app only about channels that it is in.
    if (!channel || !directory.botIsIn(channel) || !installation.hears(event, channel)) return [];
    return courier.deliverEvent(event, { ...options, isExtShared: channel.isExtShared });
  };

  return {
    store(draft: Draft): StoredMessage {
      const { channel, threadTs } = draft;
      const parentUser = threadTs === undefined ? undefined : store.find(channel, threadTs)?.user;
      return store.add({
        team: WORKSPACE.teamId,
        attachments: [],
        files: [],
        own: false,
        edits: 0,
        ...draft,
        ...(parentUser !== undefined && { parentUser }),
        ts: store.nextTs(),
        ...blocksOf(draft.text, draft.blocks ?? []),
      });
    },
    /** `message`, and beside it `app_mention` where the bot is mentioned. */
    async announce(message: StoredMessage, options: EventOptions = {}): Promise<DeliveryResult[]> {
      const channel = directory.channel(message.channel);
      if (!channel) return [];
      const events = [messageEvent(message, channel)];
      if (channel.kind !== 'im' && !message.own && mentionsBot(message)) events.push(mentionEvent(message));
      const results = await Promise.all(events.map((event) => deliver(channel.id, event, options)));
      return results.flat();
    },
    change(message: StoredMessage, change: Change): StoredMessage {
      const { by, unfurl, ...fields } = change;
      const given = fields.blocks ?? (message.blocksOfText ? [] : message.blocks);
      return store.replace(message, {
        ...message,
        ...fields,
        ...blocksOf(fields.text ?? message.text, given),
        // An unfurl comes as a change, but nobody edited anything.
        ...(!unfurl && {
          edits: message.edits + 1,
          edited: { user: by ?? message.user ?? '', ts: store.nextTs() },
        }),
      });
    },
    async announceChange(
      previous: StoredMessage,
      next: StoredMessage | undefined,
      options: EventOptions = {},
    ) {
      const channel = directory.channel(previous.channel);
      if (!channel) return [];
      return deliver(channel.id, changeEvent(channel, store.nextTs(), previous, next), options);
    },
    newClientMsgId: () => randomUUID(),
  };
}

function mentionsBot(message: StoredMessage): boolean {
  const mention = `<@${WORKSPACE.botUserId}>`;
  return message.text.includes(mention) || holdsMention(message.blocks);
}

function holdsMention(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsMention);
  if (!isRecord(value)) return false;
  return value.user_id === WORKSPACE.botUserId || Object.values(value).some(holdsMention);
}

/** Slack makes blocks of a text that has none. */
function blocksOf(text: string, given: Json[]): Pick<StoredMessage, 'blocks' | 'blocksOfText'> {
  const blocksOfText = given.length === 0;
  const made = text === '' ? [] : [richTextBlockOf(text, newBlockId())];
  return { blocks: blocksOfText ? made : withBlockIds(given), blocksOfText };
}
