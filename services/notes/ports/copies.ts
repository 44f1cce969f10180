import type { Meeting } from '../../meetings/meeting.ts';
import type { Delivery } from '../destinations/delivery.ts';
import type { Destination } from '../destinations/destination.ts';
import type { KeptNotes } from '../kept-notes.ts';
import type { CopyVoice } from './copy-voice.ts';

/** Where a channel's notes go, and the copies on their way, inside one transaction. */
export type Copies = {
  /** In use, oldest first. */
  destinations(teamId: string, channelId: string): Promise<Destination[]>;
  /** Also one that was removed. */
  destination(id: string): Promise<Destination | null>;
  /** False when the channel has it already. */
  add(destination: Destination): Promise<boolean>;
  /** Its secret is forgotten. False when somebody was first. */
  remove(id: string, by: string | null): Promise<boolean>;
  /** Copies that wait to go there. */
  waitingFor(destinationId: string): Promise<Delivery[]>;

  /** Queues one copy for each destination of the meeting's channel that has none yet, and says so in the thread. */
  send(meeting: Meeting, notes: Pick<KeptNotes, 'version'>): Promise<void>;
  /** Those of a meeting, oldest first: also what went to destinations that were removed since. */
  of(meetingId: string): Promise<Delivery[]>;
  lock(deliveryId: string): Promise<Delivery | null>;
  /** Under its lock. Sees that it is attended at its `nextAt`. */
  replace(before: Delivery, after: Delivery): Promise<void>;

  readonly voice: CopyVoice;
};
