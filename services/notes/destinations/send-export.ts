import type { Destination } from './destination.ts';
import type { NotesDocument } from './document.ts';
import type { ExportOutcome } from './recap-export.ts';

/** One export to be sent. */
type Order = {
  document: NotesDocument;
  /** A sample that someone asked for, of no meeting. */
  isTest: boolean;
  to: Pick<Destination, 'id' | 'target' | 'secret'>;
  /** The export's id: a receiver that gets it twice can tell. */
  key: string;
  now: Date;
  signal: AbortSignal;
};

export type Outlet = {
  deliver(order: Order): Promise<ExportOutcome>;
  /** Whether an export that was cut off may be sent again: the other side can tell that it has it. */
  repeatable: boolean;
};

/** Kinds that reach beyond Slack; those without their settings are absent. A canvas goes through the outbox. */
export type Outlets = Partial<Record<'email' | 'notion' | 'webhook', Outlet>>;

/** For one try, last byte included. */
export const exportTimeoutMs = 45_000;
