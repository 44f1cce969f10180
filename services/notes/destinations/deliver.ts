import type { CopyOutcome } from './delivery.ts';
import type { Destination } from './destination.ts';
import type { NotesDocument } from './document.ts';

/** One copy to be sent. */
type Copy = {
  document: NotesDocument;
  /** A sample that somebody asked for, of no meeting. */
  isTest: boolean;
  to: Pick<Destination, 'id' | 'target' | 'secret'>;
  /** The delivery's id: whoever gets it twice can tell. */
  key: string;
  now: Date;
  signal: AbortSignal;
};

export type Outlet = {
  deliver(copy: Copy): Promise<CopyOutcome>;
  /** Whether a copy that was cut off may be sent again: the other side can tell that it has it. */
  repeatable: boolean;
};

/** Kinds that reach beyond Slack; those without their settings are absent. A canvas goes through the outbox. */
export type Outlets = Partial<Record<'email' | 'notion' | 'webhook', Outlet>>;

/** Milliseconds for one try, last byte included. */
export const copyDeadline = 45_000;
