import type { ExportOutcome } from '../destinations/recap-export.ts';

type WebhookPost = {
  url: string;
  /** `whsec_…` */
  secret: string;
  /** The same for every repetition. */
  key: string;
  at: Date;
  /** JSON. */
  text: string;
};

/** Signed posts to addresses that people gave us. */
export type Webhooks = {
  /** What is wrong with an address, in words; null where nothing is. */
  problem(url: string): string | null;
  newSecret(): string;
  post(post: WebhookPost, signal: AbortSignal): Promise<ExportOutcome>;
};
