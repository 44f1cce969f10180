import type { MeetingScript } from './meeting-script.ts';
import { standup } from './scripts/standup.ts';

export type TopupProduct = { productId: string; name: string; numCredits: number };

export type PikaStreamOptions = {
  port?: number;
  devKey?: string;
  /** Whole credits. */
  balance?: number;
  creditsPerMinute?: number;
  /** Bill by the started second (1) or, at its dearest, by the started minute (60). */
  billingStepSeconds?: number;
  /** Whether sessions fail when the wallet is empty. */
  endWhenEmpty?: boolean;
  products?: TopupProduct[];
  script?: MeetingScript;
  scriptFor?: (meetUrl: string) => MeetingScript | undefined;
  /** 2 plays scripts in half their time. Billing keeps to `now`. */
  speed?: number;
  /** How much longer than in its script the bot waits in the lobby, in milliseconds, unless it's let in. */
  lobbyMs?: number;
  /** Answers come as `{data: …}`; both were seen. */
  wrap?: boolean;
  /** How a deployment without a feed or without notes answers. */
  feed?: 'served' | 404 | 405;
  notes?: 'served' | 404 | 405;
  /** What the status of a deleted session answers. */
  afterDelete?: 'closed' | 'not-found';
  imageAnswer?: 'b64_json' | 'url';
  maxBodyBytes?: number;
  /** The clock of event times and billing, in milliseconds. */
  now?: () => number;
};

export const defaults = {
  port: 0,
  devKey: 'dk_emulated_0123456789',
  balance: 2000,
  // USD 0.275 a minute at 100 credits a dollar. The rate of exchange is our assumption.
  creditsPerMinute: 27.5,
  billingStepSeconds: 1,
  endWhenEmpty: true,
  products: [
    { productId: 'prod_credits_500', name: '500 credits', numCredits: 500 },
    { productId: 'prod_credits_1000', name: '1,000 credits', numCredits: 1000 },
    { productId: 'prod_credits_5000', name: '5,000 credits', numCredits: 5000 },
  ],
  script: standup,
  scriptFor: () => undefined,
  speed: 1,
  lobbyMs: 0,
  wrap: false,
  feed: 'served',
  notes: 'served',
  afterDelete: 'closed',
  imageAnswer: 'b64_json',
  maxBodyBytes: 10 * 1024 * 1024,
  now: Date.now,
} as const satisfies Required<PikaStreamOptions>;
