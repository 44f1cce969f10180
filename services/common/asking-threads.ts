import { within } from './within.ts';

/** A question that another process asked is known here this late; nobody answers sooner. */
const maxAgeMs = 2_000;
/** No ordinary reply waits longer for the database. */
const lookupTimeoutMs = 500;

export type AskingThreads = {
  /** Whether a question waits for an answer in that thread. Costs no query but one every two seconds. */
  includes(channelId: string, threadTs: string): Promise<boolean>;
  /** A question was asked here: looks at once, while the database surely answers. */
  changed(): void;
};

type Threads = ReadonlySet<string>;

/** Remembers which threads wait for an answer, so that ordinary replies need not be looked up. */
export function createAskingThreads(
  ask: () => Promise<readonly { channelId: string; threadTs: string }[]>,
): AskingThreads {
  let known: Promise<Threads> = Promise.resolve(new Set());
  let until = 0;
  const key = (channelId: string, threadTs: string) => `${channelId}:${threadTs}`;
  /**
   * While the database doesn't answer, what was known counts: an answer that is meant for a question that waits is
   * then not acknowledged, and comes again.
   */
  const look = () => {
    const before = known;
    until = performance.now() + maxAgeMs;
    const asked: Promise<Threads> = ask().then(
      (threads) => new Set(threads.map((thread) => key(thread.channelId, thread.threadTs))),
      () => before,
    );
    const soon = within(lookupTimeoutMs, asked, () => before);
    known = soon;
    void asked.then(() => {
      if (known === soon) known = asked;
    });
  };
  return {
    async includes(channelId, threadTs) {
      if (performance.now() >= until) look();
      return (await known).has(key(channelId, threadTs));
    },
    changed: look,
  };
}
