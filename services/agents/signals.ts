/** Tells those who wait in this process that something they wait for may have happened. */
export type Signals = {
  emit(topic: string): void;
  /** Resolves at the next signal, when the time is over, or when aborted. */
  next(topic: string, milliseconds: number, signal: AbortSignal): Promise<void>;
};

export function createSignals(): Signals {
  const waiting = new Map<string, Set<() => void>>();
  return {
    emit(topic) {
      for (const wake of waiting.get(topic) ?? []) wake();
    },
    next(topic, milliseconds, signal) {
      return new Promise((resolve) => {
        const all = waiting.get(topic) ?? new Set();
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          all.delete(wake);
          if (all.size === 0) waiting.delete(topic);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        signal.addEventListener('abort', wake, { once: true });
        waiting.set(topic, all.add(wake));
      });
    },
  };
}

/** How late events in another process are seen. */
const lookAgainMs = 2_000;

/** What `look` finds, as soon as it finds something, or null when `seconds` are over. */
export async function waitFor<Found>(
  signals: Signals,
  topic: string,
  seconds: number,
  stop: AbortSignal,
  look: () => Promise<Found | null>,
): Promise<Found | null> {
  const until = performance.now() + seconds * 1_000;
  for (;;) {
    // Asked for before the look: what happens during it isn't missed.
    const leave = new AbortController();
    const left = until - performance.now();
    const woken = signals.next(
      topic,
      Math.max(0, Math.min(left, lookAgainMs)),
      AbortSignal.any([stop, leave.signal]),
    );
    const found = await look();
    if (found !== null || left <= 0 || stop.aborted) {
      leave.abort();
      return found;
    }
    await woken;
  }
}

/**
 * A row as soon as it is over, or as it stands when `seconds` are over. Where there is none, none is waited for.
 */
export async function asSoonAsOver<Row>(
  signals: Signals,
  topic: string,
  seconds: number,
  stop: AbortSignal,
  look: () => Promise<Row | null>,
  isOver: (row: Row) => boolean,
): Promise<Row | null> {
  let row: Row | null = null;
  await waitFor(signals, topic, seconds, stop, async () => {
    row = await look();
    return !row || isOver(row) ? true : null;
  });
  return row;
}
