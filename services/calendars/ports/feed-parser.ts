import type { FeedRead, Window } from '../feed/occurrence.ts';
import type { FeedOptions } from '../feed/occurrences-in.ts';

/** What a feed has in a window, worked out where it keeps nobody else waiting. */
export type FeedParser = {
  /** One feed after the other. An aborted signal ends it, whether it waits or is parsed. */
  parse(text: string, window: Window, options: FeedOptions, signal: AbortSignal): Promise<FeedRead>;
};
