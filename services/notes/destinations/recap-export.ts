import type { Destination } from './destination.ts';

export type ExportState =
  /** Its next try is at `nextAt`. */
  | 'pending'
  /** Under way. Until `nextAt`, after which its process counts as gone; without one it is with Slack. */
  | 'sending'
  | 'sent'
  /** For good: only a person sends it again. */
  | 'failed'
  /** It may or may not have arrived, and a second one would be one too many: a person decides. */
  | 'uncertain';

/** One export of a meeting's notes on its way to one destination. Times are the database's. */
export type RecapExport = Pick<Destination, 'teamId' | 'kind' | 'target' | 'label'> & {
  /** Also the other side's idempotency key. */
  readonly id: string;
  readonly meetingId: string;
  readonly destinationId: string;
  readonly state: ExportState;
  readonly attempts: number;
  /** When this series of tries began. */
  readonly since: Date;
  readonly nextAt: Date | null;
  /** A sentence for people: why it didn't arrive, or what is missing from what did. */
  readonly lastError: string | null;
  /** Where people find it. */
  readonly url: string | null;
  readonly notesVersion: number | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

/** What came of one try. Reasons are sentences for people: no secrets, no full addresses of webhooks. */
export type ExportOutcome =
  /** `remark`: what of it is missing there. */
  | { kind: 'sent'; url: string | null; remark?: string }
  /** Not now: tried again, not before `retryAfterSeconds`. */
  | { kind: 'later'; reason: string; retryAfterSeconds?: number }
  /** Trying again would change nothing. `gone`: the other side wants no more of them at all. */
  | { kind: 'failed'; reason: string; gone?: true }
  /** It may have arrived. */
  | { kind: 'uncertain'; reason: string };
