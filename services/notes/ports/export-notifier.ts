import type { Meeting } from '../../meetings/meeting.ts';
import type { Destination } from '../destinations/destination.ts';
import type { RecapExport } from '../destinations/recap-export.ts';

export type Canvas = { title: string; markdown: string };

/** What Slack is told of exports, inside one transaction. */
export type ExportNotifier = {
  /** Brings the meeting's one message about its exports up to date. */
  show(meeting: Meeting, exports: readonly RecapExport[]): Promise<void>;
  /** A reply of its own: an edit of an old message tells nobody. */
  tellEnd(meeting: Meeting, recapExport: RecapExport): Promise<void>;
  /** Puts a canvas into the meeting's thread; what came of it comes back as an event of the export. */
  makeCanvas(meeting: Meeting, recapExport: RecapExport, canvas: Canvas): Promise<void>;
  /** The same in the channel, of no meeting. */
  makeTestCanvas(destination: Destination, canvas: Canvas): Promise<void>;
  /** Says in the channel where its notes go from now on, or no longer. `by`: null where the other side asked for it. */
  announce(
    change: 'added' | 'removed',
    destinations: readonly Destination[],
    by: string | null,
  ): Promise<void>;
};
