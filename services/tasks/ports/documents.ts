import type { Outcome } from './outcome.ts';

/** Where documents are kept outside Slack. */
export type Documents = {
  /** As people know it: `Notion`. */
  place: string;
  createPage(page: { title: string; markdown: string }, signal: AbortSignal): Promise<Outcome<CreatedPage>>;
};

/** `complete` is false where the page exists but its end is missing. */
type CreatedPage = { url: string; complete: boolean };
