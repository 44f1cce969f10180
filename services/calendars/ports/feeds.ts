import type { FeedText } from '../feed/decode-feed.ts';
import type { FeedRead, Window } from '../feed/occurrence.ts';
import type { FeedOptions } from '../feed/occurrences-in.ts';

/** Calendars' feeds, over the network. Reasons are sentences for people, without the address. */
export type Feeds = {
  /** What is wrong with an address, in words that follow “The address”; null if nothing is. */
  problem(url: string): string | null;
  read(url: string, etag: string | null, signal: AbortSignal): Promise<FeedAnswer>;
};

export type FeedAnswer =
  | { kind: 'text'; text: FeedText; etag: string | null }
  | { kind: 'unchanged' }
  | { kind: 'failed'; reason: string };

/** Finds a feed's meetings in a window, in a process of its own so that nothing else waits. */
export type FeedParser = {
  /** One feed after another. Aborting the signal ends the job, queued or running. */
  parse(text: FeedText, window: Window, options: FeedOptions, signal: AbortSignal): Promise<FeedRead>;
};
