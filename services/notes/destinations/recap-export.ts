import type { Destination } from './destination.ts';
import type { ExportProblem, ProblemOfTry } from './export-problem.ts';

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
  /** Why it didn't arrive, or what is missing from what did. */
  readonly problem: ExportProblem | null;
  /** Where people find it. */
  readonly url: string | null;
  readonly notesVersion: number | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

/** What came of one try. */
export type ExportOutcome =
  /** `problem`: what of it is missing there. */
  | { kind: 'sent'; url: string | null; problem?: ProblemOfTry }
  /** Not now: tried again, not before `retryAfterSeconds`. */
  | { kind: 'later'; problem: ProblemOfTry; retryAfterSeconds?: number }
  /** Trying again would change nothing. */
  | { kind: 'failed'; problem: ProblemOfTry }
  /** It may have arrived. */
  | { kind: 'uncertain'; problem: ProblemOfTry };
