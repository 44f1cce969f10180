import type { Meeting } from '../../meetings/meeting.ts';
import type { Destination } from '../destinations/destination.ts';
import type { RecapExport } from '../destinations/recap-export.ts';
import type { KeptNotes } from '../kept-notes.ts';
import type { ExportNotifier } from './export-notifier.ts';

/** Where a channel's notes go, and the exports on their way, inside one transaction. */
export type Exports = {
  /** In use, oldest first. */
  destinations(teamId: string, channelId: string): Promise<Destination[]>;
  /** Also one that was removed. */
  destination(id: string): Promise<Destination | null>;
  /** False when the channel has it already. */
  add(destination: Destination): Promise<boolean>;
  /** Its secret is forgotten. False when someone was first. */
  remove(id: string, by: string | null): Promise<boolean>;
  /** Exports that wait to go there. */
  waitingFor(destinationId: string): Promise<RecapExport[]>;

  /** Queues one export for each destination of the meeting's channel that has none yet, and says so in the thread. */
  send(meeting: Meeting, notes: Pick<KeptNotes, 'version'>): Promise<void>;
  /** Those of a meeting, oldest first: also what went to destinations that were removed since. */
  of(meetingId: string): Promise<RecapExport[]>;
  lock(exportId: string): Promise<RecapExport | null>;
  /** Under its lock. Sees that it is attended at its `nextAt`. */
  replace(before: RecapExport, after: RecapExport): Promise<void>;

  readonly voice: ExportNotifier;
};
