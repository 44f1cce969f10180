import type { FeedRead } from '../../calendars/feed/occurrence.ts';
import type { FeedParser } from '../../calendars/ports/feeds.ts';
import {
  type AskedFeed,
  type ParsingProcess,
  type ParsingProcessOptions,
  startParsingProcess,
} from './parsing-process.ts';

export type FeedParserOptions = {
  log: ParsingProcessOptions['log'];
  /** A feed of 9 MB with 20,000 series fits. */
  memoryMb?: number;
  /** For one feed. */
  parseTimeoutMs?: number;
  /** Ends a process that doesn’t answer; starting it counts. */
  answerTimeoutMs?: number;
  /** Without a feed for so long, the process ends; the next feed starts another. */
  idleMs?: number;
  /** For tests. */
  start?: (options: ParsingProcessOptions) => ParsingProcess;
};

/**
 * Parses feeds in a process of their own. Two thousand series take half a second, and 250 malicious characters take
 * several, during which this process could do nothing else. Small feeds go there too: twenty meetings take 27 ms to
 * parse and 2 ms to hand over.
 */
export function createFeedParser({
  log,
  memoryMb = 256,
  parseTimeoutMs = 10_000,
  answerTimeoutMs = 30_000,
  idleMs = 60_000,
  start = startParsingProcess,
}: FeedParserOptions): FeedParser & { close(): Promise<void> } {
  const closing = new AbortController();
  let running: ParsingProcess | undefined;
  let idling: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  const inTurn = async (asked: AskedFeed, signal: AbortSignal): Promise<FeedRead> => {
    if (signal.aborted) return { ok: false, problem: 'stopped' };
    clearTimeout(idling);
    if (!running || running.isOver()) running = start({ memoryMb, log });
    const read = await running.ask(asked, answerTimeoutMs, signal);
    idling = setTimeout(() => running?.end(), idleMs).unref();
    return read;
  };
  return {
    parse(text, window, options, signal) {
      const within = AbortSignal.any([signal, closing.signal]);
      const turn = last.then(() => inTurn({ text, window, options, timeoutMs: parseTimeoutMs }, within));
      last = turn.then(
        () => {},
        () => {},
      );
      return turn;
    },
    async close() {
      closing.abort();
      await last;
      clearTimeout(idling);
      await running?.end();
    },
  };
}
