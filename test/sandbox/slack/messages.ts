import type { Journal } from '../journal.ts';
import { withBlockIds } from './block-ids.ts';
import type { MessageEntry, SlackJournalEntry } from './journal-entries.ts';
import type { Json } from './json.ts';

export type StoredMessage = {
  channel: string;
  ts: string;
  threadTs?: string;
  /** Who posted: a person or a bot's user. Absent in old `bot_message`s. */
  user?: string;
  /** Workspace of the poster. */
  team: string;
  botId?: string;
  appId?: string;
  username?: string;
  /** Beside a message under another name than the app's own. */
  icons?: Json;
  subtype?: string;
  text: string;
  blocks: Json[];
  attachments: Json[];
  files: Json[];
  metadata?: Json;
  clientMsgId?: string;
  /** Who started the thread that this is a reply in. */
  parentUser?: string;
  /** Slack made the blocks of the text, and makes them again when the text is edited. */
  blocksOfText: boolean;
  reactions?: readonly Reaction[];
  /** How often it was edited since it was posted. */
  edits: number;
  edited?: { user: string; ts: string };
  /** Posted by the app under test. */
  own: boolean;
};

/** An emoji under a message, and who put it there. */
type Reaction = { name: string; users: readonly string[] };

export type EphemeralMessage = {
  channel: string;
  ts: string;
  /** The only person who sees it. */
  user: string;
  threadTs?: string;
  text: string;
  blocks: Json[];
  attachments: Json[];
  /** How it came: `chat.postEphemeral`, the answer to a command, or a `response_url`. */
  via: 'api' | 'ack' | 'response_url';
};

export type MessageStore = ReturnType<typeof createMessageStore>;

/** All messages of the workspace. Messages are replaced, never changed in place, so the journal's stay as they were. */
export function createMessageStore(journal: Journal<SlackJournalEntry>) {
  const byChannel = new Map<string, StoredMessage[]>();
  let ephemerals: EphemeralMessage[] = [];
  let lastTs = 0;

  const listOf = (channel: string): StoredMessage[] => {
    const list = byChannel.get(channel) ?? [];
    byChannel.set(channel, list);
    return list;
  };
  const note = (change: MessageEntry['change'], message: StoredMessage) =>
    journal.add({ kind: 'message', at: Date.now(), change, message });

  return {
    /** Slack's timestamps name messages: microseconds, unique and growing in a workspace. */
    nextTs(): string {
      lastTs = Math.max(Date.now() * 1000, lastTs + 1);
      return `${Math.floor(lastTs / 1e6)}.${String(lastTs % 1e6).padStart(6, '0')}`;
    },
    add(message: StoredMessage): StoredMessage {
      listOf(message.channel).push(message);
      note('posted', message);
      return message;
    },
    find(channel: string, ts: string): StoredMessage | undefined {
      // From the end: what is looked for is nearly always recent, and load tests fill channels.
      return listOf(channel).findLast((message) => message.ts === ts);
    },
    replace(previous: StoredMessage, next: StoredMessage): StoredMessage {
      const list = listOf(previous.channel);
      list[list.lastIndexOf(previous)] = next;
      note('edited', next);
      return next;
    },
    react(message: StoredMessage, name: string, user: string): void {
      const given = message.reactions ?? [];
      const users = [...(given.find((one) => one.name === name)?.users ?? []), user];
      const next = { ...message, reactions: [...given.filter((one) => one.name !== name), { name, users }] };
      const list = listOf(message.channel);
      list[list.lastIndexOf(message)] = next;
      note('reacted', next);
    },
    remove(message: StoredMessage): void {
      const list = listOf(message.channel);
      list.splice(list.lastIndexOf(message), 1);
      note('deleted', message);
    },
    /** Messages of a channel, oldest first; with `threadTs`, that thread with its parent. */
    list(channel: string, threadTs?: string): StoredMessage[] {
      if (threadTs === undefined) return [...listOf(channel)];
      return listOf(channel).filter((message) => message.ts === threadTs || message.threadTs === threadTs);
    },
    all(): StoredMessage[] {
      return [...byChannel.values()].flat();
    },
    addEphemeral(given: EphemeralMessage): void {
      const message = { ...given, blocks: withBlockIds(given.blocks) };
      ephemerals = [...ephemerals, message];
      journal.add({ kind: 'ephemeral', at: Date.now(), message });
    },
    replaceEphemeral(ts: string, given: EphemeralMessage | undefined): void {
      const next = given && { ...given, blocks: withBlockIds(given.blocks) };
      ephemerals = ephemerals.flatMap((old) => (old.ts === ts ? (next ? [next] : []) : [old]));
      if (next) journal.add({ kind: 'ephemeral', at: Date.now(), message: next });
    },
    ephemerals: () => ephemerals,
  };
}
