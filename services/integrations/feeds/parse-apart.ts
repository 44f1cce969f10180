import { createContext, runInContext } from 'node:vm';
import type { FeedRead } from '../../calendars/feed/occurrence.ts';
import { occurrencesIn } from '../../calendars/feed/occurrences-in.ts';
import type { AskedFeed } from './parsing-process.ts';

// The process that parses feeds, one at a time. It ends with its parent, or when the parent ends it.

// Terminals and service managers signal all processes; the parent needs this one until it has finished.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});

process.on('message', (asked: AskedFeed) => {
  // The parent may be gone.
  process.send?.(read(asked), undefined, {}, () => {});
});

/** The timeout is set here because the parser checks no clock, and the parent may be gone. */
function read({ text, window, options, timeoutMs }: AskedFeed): FeedRead {
  const parse = () => occurrencesIn(text, window, options);
  try {
    return runInContext('parse()', createContext({ parse }), { timeout: timeoutMs });
  } catch (error) {
    if (isTimeout(error)) return { ok: false, problem: 'too_slow' };
    throw error;
  }
}

/** The error comes from the other context, so `instanceof Error` is false. */
function isTimeout(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
