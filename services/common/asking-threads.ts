import { within } from './within.ts';

/** What changes in a known thread through another process is seen here this late. */
const maxAgeMs = 2_000;
/** No ordinary reply waits longer for the database. */
const lookupTimeoutMs = 500;
/** Slack's clock and ours may differ by this much. */
const clocksApartMs = 1_000;

export type AskingThreads = {
  /** Whether a question waits for an answer in that thread. Costs what a known thread costs. */
  includes(thread: Thread): Promise<boolean>;
  /** A question was asked here: looks at once, while the database surely answers. */
  changed(): void;
};

type Thread = { teamId: string; channelId: string; threadTs: string };

/** Remembers which threads wait for an answer, so that ordinary replies need not be looked up. */
export function createAskingThreads(ask: () => Promise<readonly Thread[]>): AskingThreads {
  const { find, changed } = createKnownThreads(ask);
  return { includes: async (thread) => (await find(thread)) !== null, changed };
}

export type KnownThreads<Known> = {
  /**
   * What is known of a thread; null where it isn't one of them. Costs no query but one every two seconds, and one where
   * the thread is younger than the last.
   */
  find(thread: Thread): Promise<Known | null>;
  changed(): void;
};

/** Remembers some threads, and what there is to know of each. */
export function createKnownThreads<Known extends Thread>(
  ask: () => Promise<readonly Known[]>,
): KnownThreads<Known> {
  type Threads = ReadonlyMap<string, Known>;
  let known: Promise<Threads> = Promise.resolve(new Map());
  let until = 0;
  let lookedAt = 0;
  const key = ({ teamId, channelId, threadTs }: Thread) => `${teamId}:${channelId}:${threadTs}`;
  /**
   * While the database doesn't answer, what was known counts: an answer that is meant for a question that waits is
   * then not acknowledged, and comes again.
   */
  const look = () => {
    const before = known;
    until = performance.now() + maxAgeMs;
    lookedAt = Date.now();
    const asked: Promise<Threads> = ask().then(
      (threads) => new Map(threads.map((thread) => [key(thread), thread])),
      () => before,
    );
    const soon = within(lookupTimeoutMs, asked, () => before);
    known = soon;
    void asked.then(() => {
      if (known === soon) known = asked;
    });
  };
  return {
    async find(thread) {
      const isYounger = Number(thread.threadTs) * 1_000 > lookedAt - clocksApartMs;
      if (isYounger || performance.now() >= until) look();
      return (await known).get(key(thread)) ?? null;
    },
    changed: look,
  };
}
