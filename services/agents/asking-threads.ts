/** Milliseconds: a question that another process asked is known here this late; nobody answers sooner. */
const lookAgain = 2_000;
/** Milliseconds: no ordinary reply waits longer than that for the database. */
const patience = 500;

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
   * While the database does not answer, what was known counts: an answer that is meant for a question that waits is
   * then not acknowledged, and comes again.
   */
  const look = () => {
    const before = known;
    until = performance.now() + lookAgain;
    const asked: Promise<Threads> = ask().then(
      (threads) => new Set(threads.map((thread) => key(thread.channelId, thread.threadTs))),
      () => before,
    );
    const soon = within(patience, asked, before);
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

async function within<Value>(
  milliseconds: number,
  work: Promise<Value>,
  otherwise: Promise<Value>,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  const first = await Promise.race([work, late]);
  clearTimeout(timer);
  return first;
}
