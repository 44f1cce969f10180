import { onThisMachine } from '../on-this-machine.ts';

/**
 * What an emulator saw and did, in order. Tests assert on it and await it, so that none of them sleeps.
 */
export type Journal<Entry> = {
  readonly entries: readonly Entry[];
  add(entry: Entry): void;
  /** Resolves with the first entry (past ones included) that matches; rejects with the journal's tail when late. */
  waitFor<Match extends Entry>(
    matches: (entry: Entry) => entry is Match,
    options?: WaitOptions,
  ): Promise<Match>;
  waitFor(matches: (entry: Entry) => boolean, options?: WaitOptions): Promise<Entry>;
  /** Calls `see` with every entry from now on, as it is added. */
  follow(see: (entry: Entry) => void): void;
};

export type WaitOptions = {
  /** Milliseconds; 30,000 unless told. */
  timeout?: number;
  /** Ignore entries before this index (take `entries.length` before acting). */
  from?: number;
  /** What was hoped for, in the error's words. */
  hoping?: string;
};

export function createJournal<Entry>(): Journal<Entry> {
  const entries: Entry[] = [];
  const waiters = new Set<() => void>();
  const followers: ((entry: Entry) => void)[] = [];

  return {
    entries,
    add(entry) {
      entries.push(entry);
      for (const wake of [...waiters]) wake();
      for (const see of followers) see(entry);
    },
    follow: (see) => void followers.push(see),
    waitFor(
      matches: (entry: Entry) => boolean,
      { timeout = onThisMachine(30_000), from = 0, hoping }: WaitOptions = {},
    ) {
      return new Promise<never>((resolve, reject) => {
        let seen = from;
        const settle = () => {
          clearTimeout(timer);
          waiters.delete(look);
        };
        const look = () => {
          for (; seen < entries.length; seen += 1) {
            const entry = entries[seen] as Entry;
            if (!matches(entry)) continue;
            settle();
            resolve(entry as never);
            return;
          }
        };
        const timer = setTimeout(() => {
          settle();
          const tail = entries.slice(-8).map((entry) => JSON.stringify(entry)?.slice(0, 400));
          reject(
            new Error(`Waited ${timeout} ms in vain for ${hoping ?? 'an entry'}. Last:\n${tail.join('\n')}`),
          );
        }, timeout);
        waiters.add(look);
        look();
      });
    },
  };
}
