/** Feeds of calendars, over the network. Reasons are sentences for people, without the address. */
export type Feeds = {
  /** What is wrong with an address, in words that follow “The address”; null where nothing is. */
  problem(url: string): string | null;
  read(url: string, etag: string | null, signal: AbortSignal): Promise<FeedAnswer>;
};

export type FeedAnswer =
  | { kind: 'text'; text: string; etag: string | null }
  | { kind: 'unchanged' }
  | { kind: 'failed'; reason: string };
