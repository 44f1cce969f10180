import type { Journal, WaitOptions } from '../journal.ts';
import type { EmulatedFile } from './documents/files.ts';
import type { Homes } from './interactive/homes.ts';
import type { Modals, OpenView } from './interactive/modals.ts';
import type {
  EphemeralEntry,
  FileEntry,
  MessageEntry,
  SlackJournalEntry,
  SocketEntry,
  ViewEntry,
} from './journal-entries.ts';
import type { EphemeralMessage, MessageStore, StoredMessage } from './messages.ts';
import { renderThread } from './render-text.ts';

export type MessageWaitOptions = WaitOptions & {
  /** Only count a message that still is as it matched; otherwise any state it ever had counts. */
  current?: boolean;
};

type Deps = { journal: Journal<SlackJournalEntry>; store: MessageStore; modals: Modals; homes: Homes };

/** Awaits what comes to stand in the workspace. Past states count, so that none is missed by being late. */
export function createWaiting({ journal, store, modals, homes }: Deps) {
  return {
    async waitForMessage(
      matches: (message: StoredMessage) => boolean,
      { current = false, ...options }: MessageWaitOptions = {},
    ): Promise<StoredMessage> {
      const isMatch = (entry: SlackJournalEntry): entry is MessageEntry =>
        entry.kind === 'message' &&
        entry.change !== 'deleted' &&
        matches(entry.message) &&
        (!current || store.find(entry.message.channel, entry.message.ts) === entry.message);
      try {
        return (await journal.waitFor(isMatch, { hoping: 'a message', ...options })).message;
      } catch (cause) {
        const tail = store.all().slice(-20);
        throw new Error(
          `No such message within ${options.timeout ?? 10_000} ms (${options.hoping ?? 'no description'}). The newest:\n${renderThread(tail)}`,
          { cause },
        );
      }
    },
    async waitForEphemeral(
      matches: (message: EphemeralMessage) => boolean,
      options: WaitOptions = {},
    ): Promise<EphemeralMessage> {
      const isMatch = (entry: SlackJournalEntry): entry is EphemeralEntry =>
        entry.kind === 'ephemeral' && matches(entry.message);
      return (await journal.waitFor(isMatch, { hoping: 'an ephemeral message', ...options })).message;
    },
    /** Awaits a file that stands in a channel. */
    async waitForFile(
      matches: (file: EmulatedFile) => boolean,
      options: WaitOptions = {},
    ): Promise<EmulatedFile> {
      const isMatch = (entry: SlackJournalEntry): entry is FileEntry =>
        entry.kind === 'file' && entry.file.shares.length > 0 && matches(entry.file);
      return (await journal.waitFor(isMatch, { hoping: 'a shared file', ...options })).file;
    },
    /** Awaits a modal that stands open as it matched; one that was closed or changed since does not count. */
    async waitForView(matches: (view: OpenView) => boolean, options: WaitOptions = {}): Promise<OpenView> {
      const isMatch = (entry: SlackJournalEntry): entry is ViewEntry =>
        entry.kind === 'view' && matches(entry.view) && modals.find(entry.view.id) === entry.view;
      return (await journal.waitFor(isMatch, { hoping: 'a modal', ...options })).view;
    },
    /** Awaits somebody's Home tab as it matched, and as it still stands. */
    async waitForHome(
      user: string,
      matches: (view: OpenView) => boolean,
      options: WaitOptions = {},
    ): Promise<OpenView> {
      const isMatch = (entry: SlackJournalEntry): entry is ViewEntry =>
        entry.kind === 'view' && entry.view === homes.of(user) && matches(entry.view);
      return (await journal.waitFor(isMatch, { hoping: 'a Home tab', ...options })).view;
    },
    /** Resolves when the app has connected in Socket Mode; `from` a journal index, also when it did so again. */
    async waitForSocket(options: WaitOptions = {}): Promise<void> {
      const isMatch = (entry: SlackJournalEntry): entry is SocketEntry =>
        entry.kind === 'socket' && entry.change === 'connected';
      await journal.waitFor(isMatch, { hoping: 'a Socket Mode connection', ...options });
    },
  };
}
