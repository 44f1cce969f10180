import { randomBytes, randomUUID } from 'node:crypto';
import type { Courier, DeliveryResult, EventOptions } from './delivery/courier.ts';
import { changeEvent, mentionEvent, messageEvent } from './event-payloads.ts';
import { isRecord, type Json } from './json.ts';
import type { MessageStore, StoredMessage } from './messages.ts';
import type { Directory } from './people.ts';
import { richTextBlockOf } from './rich-text-of.ts';
import { WORKSPACE } from './seed.ts';

export type Draft = Partial<Omit<StoredMessage, 'channel' | 'ts' | 'edits' | 'edited'>> & {
  channel: string;
  text: string;
};

export type Change = Partial<
  Pick<StoredMessage, 'text' | 'blocks' | 'attachments' | 'metadata'> & { by: string; unfurl: boolean }
>;

export type Posting = ReturnType<typeof createPosting>;

/** How messages come to be, change and go, with the events that tell the app. */
export function createPosting(directory: Directory, store: MessageStore, courier: Courier) {
  const deliver = async (channelId: string, event: Json, options: EventOptions) => {
    const channel = directory.channel(channelId);
    // Slack tells an app only about channels that it is in.
    if (!channel || !directory.botIsIn(channel)) return [];
    return courier.deliverEvent(event, { ...options, isExtShared: channel.isExtShared });
  };

  return {
    store(draft: Draft): StoredMessage {
      const blocks = draft.blocks ?? [];
      return store.add({
        team: WORKSPACE.teamId,
        attachments: [],
        files: [],
        own: false,
        edits: 0,
        ...draft,
        ts: store.nextTs(),
        blocks:
          blocks.length === 0 && draft.text !== ''
            ? [richTextBlockOf(draft.text, newBlockId())]
            : named(blocks),
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
      const blocks =
        fields.blocks ??
        (fields.text === undefined || message.own ? undefined : [richTextBlockOf(fields.text, newBlockId())]);
      return store.replace(message, {
        ...message,
        ...fields,
        ...(blocks && { blocks: named(blocks) }),
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

/** Slack gives every block an id that has none. */
function named(blocks: Json[]): Json[] {
  return blocks.map((block) => ({ ...block, block_id: block.block_id ?? newBlockId() }));
}

function newBlockId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
