import { createContext, runInContext } from 'node:vm';
import type { FeedRead } from '../../calendars/feed/occurrence.ts';
import { occurrencesIn } from '../../calendars/feed/occurrences-in.ts';
import type { AskedFeed } from './parsing-process.ts';

// The process in which feeds are parsed, one at a time. It ends when whoever started it ends it, or is gone.

// A terminal and a service's manager send these to all processes; this one is needed until the other is done.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});

process.on('message', (asked: AskedFeed) => {
  // Nobody may be there any more to take it.
  process.send?.(read(asked), undefined, {}, () => {});
});

/** What takes too long is ended from in here: nothing that parses looks at a clock, and whoever asked may be gone. */
function read({ text, window, options, deadline }: AskedFeed): FeedRead {
  const parse = () => occurrencesIn(text, window, options);
  try {
    return runInContext('parse()', createContext({ parse }), { timeout: deadline });
  } catch (error) {
    if (isTimeout(error)) return { ok: false, problem: 'too_slow' };
    throw error;
  }
}

/** It is no `Error` of ours, but one of the context that was ended. */
function isTimeout(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
