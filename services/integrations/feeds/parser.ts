import type { FeedRead } from '../../calendars/feed/occurrence.ts';
import type { FeedParser } from '../../calendars/ports/feed-parser.ts';
import {
  type AskedFeed,
  type ParsingProcess,
  type ParsingProcessOptions,
  startParsingProcess,
} from './parsing-process.ts';

export type FeedParserOptions = {
  log: ParsingProcessOptions['log'];
  /** MB. A feed of 9 MB with 20,000 series fits. */
  memory?: number;
  /** Milliseconds that one feed may take. */
  deadline?: number;
  /** Milliseconds until a process that says nothing is ended; its start counts. */
  patience?: number;
  /** Milliseconds without a feed after which the process ends; the next feed starts another. */
  idle?: number;
  /** For tests. */
  start?: (options: ParsingProcessOptions) => ParsingProcess;
};

/**
 * Parses feeds in a process of their own: two thousand series take half a second, and 250 characters that are made for
 * it several, in which nothing else would be done. Nor are small ones parsed here: a calendar of twenty meetings takes
 * 27 ms, handing it over 2.
 */
export function createFeedParser({
  log,
  memory = 256,
  deadline = 10_000,
  patience = 30_000,
  idle = 60_000,
  start = startParsingProcess,
}: FeedParserOptions): FeedParser & { close(): Promise<void> } {
  const closing = new AbortController();
  let running: ParsingProcess | undefined;
  let idling: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  const inTurn = async (asked: AskedFeed, signal: AbortSignal): Promise<FeedRead> => {
    if (signal.aborted) return { ok: false, problem: 'stopped' };
    clearTimeout(idling);
    if (!running || running.isOver()) running = start({ memory, log });
    const read = await running.ask(asked, patience, signal);
    idling = setTimeout(() => running?.end(), idle).unref();
    return read;
  };
  return {
    parse(text, window, options, signal) {
      const within = AbortSignal.any([signal, closing.signal]);
      const turn = last.then(() => inTurn({ text, window, options, deadline }, within));
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
